package dev.polyshop.keyvalue.customers;

import dev.polyshop.contract.customers.Address;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A customer as the fields of a hash. Addresses are one field, an address a line, its parts between tabs: they are
 * texts of one line without control characters, and always read and written together.
 */
final class CustomerHash {

    private CustomerHash() {}

    static Map<String, String> write(Customer customer) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("email", customer.email().text());
        fields.put("name", customer.name());
        fields.put(
                "addresses",
                String.join(
                        "\n",
                        customer.addresses().stream().map(CustomerHash::line).toList()));
        fields.put("registeredAt", Long.toString(customer.registeredAt().toEpochMilli()));
        fields.put("version", Long.toString(customer.version()));
        return fields;
    }

    static Optional<Customer> read(CustomerId id, Map<String, String> fields) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Customer(
                id,
                new EmailAddress(text(fields, "email")),
                text(fields, "name"),
                addresses(text(fields, "addresses")),
                Instant.ofEpochMilli(Long.parseLong(text(fields, "registeredAt"))),
                Long.parseLong(text(fields, "version"))));
    }

    private static String line(Address address) {
        return String.join(
                "\t", address.label(), address.street(), address.city(), address.postalCode(), address.country());
    }

    private static List<Address> addresses(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\n")).map(CustomerHash::address).toList();
    }

    private static Address address(String line) {
        String[] parts = line.split("\t", -1);
        return new Address(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    private static String text(Map<String, String> fields, String field) {
        return Objects.requireNonNull(fields.get(field), () -> "a customer hash without " + field);
    }
}
