package dev.polyshop.relational.customers;

import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.relational.AssignedId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A customer's row with its addresses. */
@Entity
@Table(name = "customer")
class CustomerEntity extends AssignedId<UUID> {

    @Id
    private UUID id;

    private String email;
    private String emailKey;
    private String name;
    private Instant registeredAt;

    @ElementCollection
    @CollectionTable(name = "address", joinColumns = @JoinColumn(name = "customer_id"))
    @OrderColumn(name = "position")
    private List<AddressPart> addresses;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected CustomerEntity() {
        super(false);
    }

    @SuppressWarnings("NullAway.Init") // The rest is filled in by become.
    CustomerEntity(Customer customer) {
        super(true);
        id = customer.id().value();
        version = 1;
        addresses = new ArrayList<>();
        become(customer);
    }

    /** Takes over all but the id and the version. */
    final void become(Customer customer) {
        email = customer.email().text();
        emailKey = customer.email().key();
        name = customer.name();
        registeredAt = customer.registeredAt();
        List<AddressPart> wanted =
                customer.addresses().stream().map(AddressPart::of).toList();
        if (!addresses.equals(wanted)) {
            addresses.clear();
            addresses.addAll(wanted);
        }
    }

    Customer toCustomer() {
        return new Customer(
                new CustomerId(id),
                new EmailAddress(email),
                name,
                addresses.stream().map(AddressPart::toAddress).toList(),
                registeredAt,
                version);
    }

    @Override
    public UUID getId() {
        return id;
    }

    long version() {
        return version;
    }
}
