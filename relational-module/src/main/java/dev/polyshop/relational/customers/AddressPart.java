package dev.polyshop.relational.customers;

import dev.polyshop.contract.customers.Address;
import jakarta.persistence.Embeddable;

/** A row of a customer's addresses, without whose it is and where in the list it stands. */
@Embeddable
record AddressPart(String label, String street, String city, String postalCode, String country) {

    static AddressPart of(Address address) {
        return new AddressPart(
                address.label(), address.street(), address.city(), address.postalCode(), address.country());
    }

    Address toAddress() {
        return new Address(label, street, city, postalCode, country);
    }
}
