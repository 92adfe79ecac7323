package dev.polyshop.contract.customers;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.TextBounds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A customer.
 *
 * @param id its id
 * @param email unique in the shop, without regard to case
 * @param name 1 to 200 characters
 * @param addresses up to 20, in the customer's order
 * @param registeredAt to the millisecond
 * @param version 1 for a new customer, and one more with each change
 */
public record Customer(
        CustomerId id, EmailAddress email, String name, List<Address> addresses, Instant registeredAt, long version) {

    /** @throws InvalidDataException if a field is out of bounds */
    public Customer {
        TextBounds.line("customer name", name, 1, 200);
        addresses = List.copyOf(addresses);
        if (addresses.size() > 20) {
            throw new InvalidDataException("a customer has at most 20 addresses, not " + addresses.size());
        }
        if (version < 1) {
            throw new InvalidDataException("version " + version + " is below 1");
        }
        registeredAt = registeredAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The same customer under another email address. */
    public Customer withEmail(EmailAddress other) {
        return new Customer(id, other, name, addresses, registeredAt, version);
    }

    /** The same customer with other addresses. */
    public Customer withAddresses(List<Address> others) {
        return new Customer(id, email, name, others, registeredAt, version);
    }

    /** The same customer in another version. */
    public Customer withVersion(long other) {
        return new Customer(id, email, name, addresses, registeredAt, other);
    }
}
