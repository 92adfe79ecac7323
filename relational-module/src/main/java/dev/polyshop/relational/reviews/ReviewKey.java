package dev.polyshop.relational.reviews;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The primary key of a review: one for each product and customer. */
@Embeddable
record ReviewKey(UUID productId, UUID customerId) {

    static ReviewKey of(ProductId product, CustomerId customer) {
        return new ReviewKey(product.value(), customer.value());
    }
}
