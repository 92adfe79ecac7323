package dev.polyshop.keyvalue.customers;

import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.keyvalue.engine.Keyspace;

/**
 * The keys of customers.
 *
 * @param keys the shop's keys
 */
public record CustomerKeys(Keyspace keys) {

    /** Hash: the customer. */
    public String customer(CustomerId id) {
        return keys.key("customer", id);
    }

    /** Hash: email address in lower case → customer id. It makes the address unique. */
    public String byEmail() {
        return keys.key("customers:by-email");
    }
}
