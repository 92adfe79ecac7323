package dev.polyshop.document.reviews;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reviews.Review;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A review in the collection {@value #COLLECTION}. Product and customer together are its {@code _id}, so that the
 * primary key lets nobody review a product twice.
 */
@Document(ReviewDocument.COLLECTION)
record ReviewDocument(@Id Key id, int stars, String title, String text, Instant writtenAt) {

    static final String COLLECTION = "reviews";

    /** Whose review of what; the order of the fields is part of a document's equality. */
    record Key(UUID product, UUID customer) {

        static Key of(ProductId product, CustomerId customer) {
            return new Key(product.value(), customer.value());
        }
    }

    static ReviewDocument of(Review review) {
        return new ReviewDocument(
                Key.of(review.product(), review.customer()),
                review.stars(),
                review.title(),
                review.text(),
                review.writtenAt());
    }

    Review read() {
        return new Review(new ProductId(id.product()), new CustomerId(id.customer()), stars, title, text, writtenAt);
    }
}
