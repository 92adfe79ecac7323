package dev.polyshop.contract.customers;

import dev.polyshop.contract.ImportReport;
import java.util.Iterator;
import java.util.Optional;

/** Customers. Reads by id and by email address see every acknowledged write. */
public interface Customers {

    /**
     * Registers a customer. The stored version is 1, whatever was given.
     *
     * @throws dev.polyshop.contract.DuplicateKeyException if the id, or the email address in any case, is taken; of
     *     concurrent registrations under one address, one succeeds
     */
    void register(Customer customer);

    /**
     * Puts the customer in the place of the one that has its id and its version. The email address may change.
     *
     * @return the customer as stored: one version up
     * @throws dev.polyshop.contract.StaleVersionException if the stored customer has another version or is gone
     * @throws dev.polyshop.contract.DuplicateKeyException if another customer has the email address
     */
    Customer replace(Customer customer);

    /** The customer with this id. */
    Optional<Customer> find(CustomerId id);

    /** The customer with this email address, in any case. */
    Optional<Customer> findByEmail(EmailAddress email);

    /**
     * Removes the customer and the customer's reviews. The orders stay, with all their figures, and belong to nobody
     * from then on.
     *
     * @return whether the customer was there
     */
    boolean erase(CustomerId id);

    /**
     * Registers many customers by the store's bulk path, in bounded memory. One whose id or email address is taken, in
     * the store or earlier in the stream, is kept out and reported; the rest go in. Not atomic as a whole.
     */
    ImportReport importAll(Iterator<Customer> customers);

    /** How many customers there are. */
    long count();
}
