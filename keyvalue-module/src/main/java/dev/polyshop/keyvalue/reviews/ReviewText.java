package dev.polyshop.keyvalue.reviews;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reviews.Review;
import dev.polyshop.keyvalue.engine.TimePlace;
import java.time.Instant;

/** A review as one text: stars, moment, title and text between tabs. The text comes last: it may hold tabs itself. */
public final class ReviewText {

    private ReviewText() {}

    static String write(Review review) {
        return String.join(
                "\t",
                Integer.toString(review.stars()),
                Long.toString(review.writtenAt().toEpochMilli()),
                review.title(),
                review.text());
    }

    /** The review again. */
    public static Review read(ProductId product, CustomerId customer, String text) {
        String[] parts = text.split("\t", 4);
        return new Review(
                product,
                customer,
                Integer.parseInt(parts[0]),
                parts[2],
                parts[3],
                Instant.ofEpochMilli(Long.parseLong(parts[1])));
    }

    /** Where it stands among the product's reviews. */
    public static String place(Review review) {
        return TimePlace.latestFirst(review.writtenAt(), review.customer());
    }
}
