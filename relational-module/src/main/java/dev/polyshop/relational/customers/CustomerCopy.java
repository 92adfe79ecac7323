package dev.polyshop.relational.customers;

import dev.polyshop.contract.customers.Address;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.relational.CopyText;
import java.util.UUID;

/** Customers and their addresses as rows for COPY. */
public final class CustomerCopy {

    /** The columns that a customer's row fills. */
    public static final String COLUMNS = "id, email, email_key, name, registered_at, version";

    /** The columns that an address's row fills. */
    public static final String ADDRESS_COLUMNS = "customer_id, position, label, street, city, postal_code, country";

    private CustomerCopy() {}

    /** Adds a customer in the first version, and the customer's addresses. */
    public static void add(CopyText rows, CopyText addressRows, Customer customer) {
        UUID id = customer.id().value();
        rows.add(id)
                .add(customer.email().text())
                .add(customer.email().key())
                .add(customer.name())
                .add(customer.registeredAt())
                .add(1)
                .endRow();
        int position = 0;
        for (Address address : customer.addresses()) {
            addressRows
                    .add(id)
                    .add(position++)
                    .add(address.label())
                    .add(address.street())
                    .add(address.city())
                    .add(address.postalCode())
                    .add(address.country())
                    .endRow();
        }
    }
}
