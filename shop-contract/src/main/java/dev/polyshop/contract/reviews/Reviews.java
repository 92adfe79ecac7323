package dev.polyshop.contract.reviews;

import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import java.util.Optional;

/** Reviews: at most one for each customer and product. The rating always equals the reviews. */
public interface Reviews {

    /**
     * Adds a review. Where several reasons speak against it, an unknown product comes first, then an unknown customer.
     */
    ReviewResult add(Review review);

    /**
     * Puts the review in the place of the same customer's review of the same product.
     *
     * @return whether there was one
     */
    boolean edit(Review review);

    /**
     * Removes a review.
     *
     * @return whether there was one
     */
    boolean delete(ProductId product, CustomerId customer);

    /** A customer's review of a product. */
    Optional<Review> find(ProductId product, CustomerId customer);

    /** A product's reviews, latest first: by {@link Review#writtenAt()} descending and then customer id ascending. */
    KeysetPage<Review> ofProduct(ProductId product, PageRequest page);

    /** A product's rating; {@link Rating#NONE} for one without reviews, or that is not there. */
    Rating rating(ProductId product);
}
