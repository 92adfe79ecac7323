package dev.polyshop.keyvalue.reviews;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.keyvalue.engine.Keyspace;

/**
 * The keys of reviews.
 *
 * @param keys the shop's keys
 */
public record ReviewKeys(Keyspace keys) {

    /** Hash: customer id → review of the product. The field's name is what allows one review for each customer. */
    public String reviews(ProductId product) {
        return keys.key("reviews", product);
    }

    /** Sorted set by bytes: the product's reviews, latest first. */
    public String latest(ProductId product) {
        return keys.key("reviews-latest", product);
    }

    /** Hash: stars → how many reviews give them. */
    public String rating(ProductId product) {
        return keys.key("rating", product);
    }

    /** Set: the products that a customer has reviewed, some of them perhaps gone. */
    public String products(CustomerId customer) {
        return keys.key("reviewed-by", customer);
    }
}
