package dev.polyshop.search.customers;

import dev.polyshop.contract.customers.Address;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.search.engine.KeyDocument;
import dev.polyshop.search.engine.Keyed;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Kind.Ref;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;

/**
 * A customer with all addresses.
 *
 * @param id the customer's id
 * @param email the email address as written
 * @param name the customer's name
 * @param addresses the customer's addresses
 * @param registeredAt when, in epoch milliseconds
 * @param version the customer's version
 */
@Document(indexName = "#{@namespace.alias('customers')}", createIndex = false)
public record CustomerDocument(
        @Id String id, String email, String name, List<AddressPart> addresses, long registeredAt, long version)
        implements Keyed {

    /** The index of customers. */
    public static final Kind<CustomerDocument> KIND = Kind.of("customers", CustomerDocument.class);

    /**
     * A postal address.
     *
     * @param label what the customer calls it
     * @param street street and number
     * @param city city
     * @param postalCode postal code
     * @param country country
     */
    public record AddressPart(String label, String street, String city, String postalCode, String country) {}

    /** The document of a customer. */
    public static Ref<CustomerDocument> ref(CustomerId id) {
        return KIND.ref(id);
    }

    /** The document of a customer as it is. */
    public static CustomerDocument of(Customer customer) {
        return new CustomerDocument(
                customer.id().toString(),
                customer.email().text(),
                customer.name(),
                customer.addresses().stream()
                        .map(a -> new AddressPart(a.label(), a.street(), a.city(), a.postalCode(), a.country()))
                        .toList(),
                customer.registeredAt().toEpochMilli(),
                customer.version());
    }

    /** The email address. */
    @Override
    public Ref<KeyDocument> uniqueKey() {
        return emailKey(new EmailAddress(email));
    }

    static Ref<KeyDocument> emailKey(EmailAddress email) {
        return KeyDocument.ref("email", email.key());
    }

    Customer toCustomer() {
        return new Customer(
                CustomerId.parse(id),
                new EmailAddress(email),
                name,
                addresses.stream()
                        .map(a -> new Address(a.label(), a.street(), a.city(), a.postalCode(), a.country()))
                        .toList(),
                Instant.ofEpochMilli(registeredAt),
                version);
    }
}
