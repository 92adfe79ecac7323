package dev.polyshop.contract.customers;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.TextBounds;

/**
 * A postal address.
 *
 * @param label what the customer calls it, as in "home": 1 to 60 characters
 * @param street street and number: 1 to 200 characters
 * @param city 1 to 100 characters
 * @param postalCode 0 to 20 characters
 * @param country 1 to 60 characters
 */
public record Address(String label, String street, String city, String postalCode, String country) {

    /** @throws InvalidDataException if a field is out of bounds */
    public Address {
        TextBounds.line("address label", label, 1, 60);
        TextBounds.line("street", street, 1, 200);
        TextBounds.line("city", city, 1, 100);
        TextBounds.line("postal code", postalCode, 0, 20);
        TextBounds.line("country", country, 1, 60);
    }
}
