package dev.polyshop.relational.reviews;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reviews.Review;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A review's row. */
@Entity
@Table(name = "review")
class ReviewEntity {

    @EmbeddedId
    private ReviewKey key;

    private short stars;
    private String title;
    private String body;
    private Instant writtenAt;

    @SuppressWarnings("NullAway.Init")
    protected ReviewEntity() {}

    Review toReview() {
        return new Review(
                new ProductId(key.productId()), new CustomerId(key.customerId()), stars, title, body, writtenAt);
    }
}
