package dev.polyshop.contract.reviews;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.TextBounds;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a customer says of a product.
 *
 * @param product the product
 * @param customer the customer
 * @param stars 1 to 5
 * @param title 1 to 200 characters
 * @param text 0 to 20,000 characters, line breaks allowed
 * @param writtenAt when it was written, to the millisecond
 */
public record Review(ProductId product, CustomerId customer, int stars, String title, String text, Instant writtenAt) {

    /** @throws InvalidDataException if a field is out of bounds */
    public Review {
        if (stars < 1 || stars > 5) {
            throw new InvalidDataException("a review has 1 to 5 stars, not " + stars);
        }
        TextBounds.line("review title", title, 1, 200);
        TextBounds.prose("review text", text, 20_000);
        writtenAt = writtenAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
