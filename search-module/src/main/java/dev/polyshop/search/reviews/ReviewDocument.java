package dev.polyshop.search.reviews;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reviews.Review;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Kind.Ref;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;

/**
 * A review. Its id is made of the product's and the customer's, so that there is one of them at most.
 *
 * @param id product and customer
 * @param product the product's id
 * @param customer the customer's id
 * @param stars 1 to 5
 * @param title its title
 * @param text its text
 * @param writtenAt when it was written, in epoch milliseconds
 */
@Document(indexName = "#{@namespace.alias('reviews')}", createIndex = false)
public record ReviewDocument(
        @Id String id, String product, String customer, int stars, String title, String text, long writtenAt) {

    /** The index of reviews. */
    public static final Kind<ReviewDocument> KIND = Kind.of("reviews", ReviewDocument.class);

    static Ref<ReviewDocument> ref(ProductId product, CustomerId customer) {
        return KIND.ref(product + ":" + customer);
    }

    static ReviewDocument of(Review review) {
        return new ReviewDocument(
                ref(review.product(), review.customer()).id(),
                review.product().toString(),
                review.customer().toString(),
                review.stars(),
                review.title(),
                review.text(),
                review.writtenAt().toEpochMilli());
    }

    Review toReview() {
        return new Review(
                ProductId.parse(product),
                CustomerId.parse(customer),
                stars,
                title,
                text,
                Instant.ofEpochMilli(writtenAt));
    }
}
