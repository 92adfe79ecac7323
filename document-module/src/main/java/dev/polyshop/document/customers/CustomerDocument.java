package dev.polyshop.document.customers;

import dev.polyshop.contract.customers.Address;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A customer in the collection {@value #COLLECTION}. Addresses are embedded: they are few, and read and written with
 * their customer.
 *
 * @param emailKey the email address in the form that uniqueness goes by; a unique index holds it
 */
@Document(CustomerDocument.COLLECTION)
record CustomerDocument(
        @Id UUID id,
        String email,
        String emailKey,
        String name,
        List<AddressDocument> addresses,
        Instant registeredAt,
        long version) {

    static final String COLLECTION = "customers";

    /** One address, in the customer's order. */
    record AddressDocument(String label, String street, String city, String postalCode, String country) {

        static AddressDocument of(Address address) {
            return new AddressDocument(
                    address.label(), address.street(), address.city(), address.postalCode(), address.country());
        }

        Address read() {
            return new Address(label, street, city, postalCode, country);
        }
    }

    /** The customer as stored, in the version it has. */
    static CustomerDocument of(Customer customer) {
        return new CustomerDocument(
                customer.id().value(),
                customer.email().text(),
                customer.email().key(),
                customer.name(),
                customer.addresses().stream().map(AddressDocument::of).toList(),
                customer.registeredAt(),
                customer.version());
    }

    /** A new customer as BSON, without a mapping layer in between: for imports. */
    static org.bson.Document registered(Customer customer) {
        return new org.bson.Document("_id", customer.id().value())
                .append("email", customer.email().text())
                .append("emailKey", customer.email().key())
                .append("name", customer.name())
                .append(
                        "addresses",
                        customer.addresses().stream()
                                .map(address -> new org.bson.Document("label", address.label())
                                        .append("street", address.street())
                                        .append("city", address.city())
                                        .append("postalCode", address.postalCode())
                                        .append("country", address.country()))
                                .toList())
                .append("registeredAt", Date.from(customer.registeredAt()))
                .append("version", 1L);
    }

    Customer read() {
        return new Customer(
                new CustomerId(id),
                new EmailAddress(email),
                name,
                addresses.stream().map(AddressDocument::read).toList(),
                registeredAt,
                version);
    }
}
