package dev.polyshop.comparison.behaviour.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.comparison.behaviour.kit.Together;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.customers.Address;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.customers.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Customers and their email addresses. */
@EachStore
public final class CustomerRules {

    private final Shop shop;
    private final Customers customers;
    private final Fixtures make;

    CustomerRules(ShopUnderTest on) {
        shop = on.shop();
        customers = shop.customers();
        make = on.make();
    }

    @Rule(
            id = "CUS-01",
            title = "A registered customer is found by id and by email address in any case, and kept as written.",
            teaches = "A unique index on lower(email), a collation, a second key, a document whose id is the address.")
    void findByIdAndEmail() {
        Customer customer = make.customer();

        assertThat(customers.find(customer.id())).contains(customer);
        assertThat(customers.findByEmail(customer.email())).contains(customer);
        String shouted = customer.email().text().toUpperCase(Locale.ROOT);
        assertThat(customers.findByEmail(new EmailAddress(shouted))).contains(customer);
        assertThat(customers.findByEmail(new EmailAddress("nobody@" + make.token() + ".example")))
                .isEmpty();
        assertThat(customers.find(CustomerId.next())).isEmpty();
    }

    @Rule(
            id = "CUS-02",
            title =
                    "An email address that differs only in case from a registered one is refused, and so is a taken id.",
            teaches = "What counts as the same has to be decided once, where the constraint is.")
    void emailsAreUniqueInAnyCase() {
        Customer first = make.customer();
        Customer shouting =
                make.stranger().withEmail(new EmailAddress(first.email().text().toUpperCase(Locale.ROOT)));
        Customer again = new Customer(first.id(), make.stranger().email(), "Again", List.of(), Instant.now(), 1);

        assertThatThrownBy(() -> customers.register(shouting)).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> customers.register(again)).isInstanceOf(DuplicateKeyException.class);
        assertThat(customers.find(first.id())).contains(first);
        assertThat(customers.find(shouting.id())).isEmpty();
        assertThat(customers.findByEmail(again.email())).isEmpty();
    }

    @Rule(
            id = "CUS-03",
            title = "Of sixteen registrations at once under one address in changing case, exactly one succeeds.",
            teaches = "Look first, then write leaves a gap; a unique constraint has none.")
    void concurrentRegistration() {
        String address = "race@" + make.token() + ".example";
        List<CustomerId> ids =
                IntStream.range(0, 16).mapToObj(i -> CustomerId.next()).toList();

        List<Boolean> won = Together.run(16, number -> {
            String written = number % 2 == 0 ? address : address.toUpperCase(Locale.ROOT);
            try {
                customers.register(new Customer(
                        ids.get(number), new EmailAddress(written), "Number " + number, List.of(), Instant.now(), 1));
                return true;
            } catch (DuplicateKeyException e) {
                return false;
            }
        });

        assertThat(won).filteredOn(one -> one).hasSize(1);
        CustomerId winner = ids.get(won.indexOf(true));
        assertThat(customers.findByEmail(new EmailAddress(address)).map(Customer::id))
                .contains(winner);
        assertThat(ids).filteredOn(id -> customers.find(id).isPresent()).containsExactly(winner);
    }

    @Rule(
            id = "CUS-04",
            title = "What is no email address is refused before it reaches any store.",
            teaches = "The same check for all stores, in the type: an EmailAddress that exists is one.")
    void invalidEmails() {
        for (String text : List.of(
                "",
                "a",
                "plain",
                "@no.local",
                "no-domain@",
                "two@@at.example",
                "a b@c.example",
                "a@nodot",
                "a@dot.",
                "x".repeat(65) + "@long.example",
                "nul\u0000@c.example",
                "a@" + "x".repeat(252) + ".de")) {
            assertThatThrownBy(() -> new EmailAddress(text))
                    .as("address %s", text)
                    .isInstanceOf(InvalidDataException.class);
        }
        assertThat(new EmailAddress("o'brien+tag@sub.domain.example").text())
                .isEqualTo("o'brien+tag@sub.domain.example");
    }

    @Rule(
            id = "CUS-05",
            title = "Addresses are kept in the customer's order; a change from an old version is refused.",
            teaches = "Addresses are rows of their own in PostgreSQL and a part of the customer elsewhere: both have to"
                    + " keep the order.")
    void addresses() {
        Customer customer = make.customer();
        List<Address> addresses = List.of(
                new Address("Work", "Zeile 1", "Zürich", "8001", "Schweiz"),
                new Address("Home", "1 \"High\" St; -- ", "St. John's", "", "Canada"),
                new Address("Work", "Zeile 1", "Zürich", "8001", "Schweiz"));

        Customer after = customers.replace(customer.withAddresses(addresses));

        assertThat(after).isEqualTo(customer.withAddresses(addresses).withVersion(2));
        assertThat(customers.find(customer.id())).contains(after);
        assertThatThrownBy(() -> customers.replace(customer.withAddresses(List.of())))
                .isInstanceOf(StaleVersionException.class);
        assertThat(customers.replace(after.withAddresses(List.of())).addresses())
                .isEmpty();
        assertThat(customers.findByEmail(customer.email()).orElseThrow().addresses())
                .isEmpty();
    }

    @Rule(
            id = "CUS-06",
            title =
                    "A customer can change the email address: the new one is taken from then on, and the old one is free.",
            teaches = "Changing a unique key means giving one up and claiming another as one step.")
    void changeOfEmail() {
        Customer customer = make.customer();
        EmailAddress fresh = new EmailAddress("New.Name@" + make.token() + ".example");
        Customer renamed = customers.replace(customer.withEmail(fresh));

        assertThat(customers.findByEmail(fresh)).contains(renamed);
        assertThat(customers.findByEmail(customer.email())).isEmpty();
        assertThatThrownBy(() -> customers.register(make.stranger().withEmail(fresh)))
                .isInstanceOf(DuplicateKeyException.class);
        Customer successor = make.stranger().withEmail(customer.email());
        customers.register(successor);
        assertThat(customers.findByEmail(customer.email())).contains(successor);
        Customer recased = customers.replace(
                renamed.withEmail(new EmailAddress(fresh.text().toLowerCase(Locale.ROOT))));
        assertThat(customers.findByEmail(fresh)).contains(recased);
    }

    @Rule(
            id = "CUS-07",
            title = "A change to an email address that somebody else has is refused, and nothing is changed.",
            teaches = "A step of two parts that fails in the second has to take back the first.")
    void changeToTakenEmail() {
        Customer first = make.customer();
        Customer second = make.customer();

        assertThatThrownBy(() -> customers.replace(second.withEmail(first.email())))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(customers.findByEmail(first.email())).contains(first);
        assertThat(customers.findByEmail(second.email())).contains(second);
        assertThat(customers.find(second.id())).contains(second);
    }

    @Rule(
            id = "CUS-10",
            title = "An import of customers keeps out taken addresses, in any case, and says which; the others go in.",
            teaches = "Bulk paths check uniqueness by other means than single inserts, and have to come to the same.")
    void importAll() {
        Customer there = make.customer();
        Customer first = make.stranger();
        Customer taken =
                make.stranger().withEmail(new EmailAddress(there.email().text().toUpperCase(Locale.ROOT)));
        Customer twice =
                make.stranger().withEmail(new EmailAddress(first.email().text().toUpperCase(Locale.ROOT)));
        Customer last = make.stranger().withAddresses(List.of(new Address("Home", "Street", "City", "1", "Country")));
        long before = customers.count();

        ImportReport report =
                customers.importAll(List.of(first, taken, twice, last).iterator());

        shop.awaitVisibility();
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.rejections())
                .extracting(ImportReport.Rejection::index)
                .containsExactly(1L, 2L);
        assertThat(report.rejections())
                .extracting(ImportReport.Rejection::key)
                .containsExactly(taken.email().text(), twice.email().text());
        assertThat(customers.count()).isEqualTo(before + 2);
        assertThat(customers.find(last.id())).contains(last);
        assertThat(customers.findByEmail(first.email())).contains(first);
        assertThat(customers.find(twice.id())).isEmpty();
    }

    @Rule(
            id = "CUS-11",
            title = "Of eight changes at once based on one version of a customer, exactly one is made.",
            teaches = "Optimistic locking again, on another record: the second writer reads anew and decides anew.")
    void oneOfManyChangesWins() {
        Customer customer = make.customer();

        List<Boolean> won = Together.run(8, number -> {
            try {
                Address address = new Address("Home", "Street " + number, "City", "", "Country");
                customers.replace(customer.withAddresses(List.of(address)));
                return true;
            } catch (StaleVersionException e) {
                return false;
            }
        });

        assertThat(won).filteredOn(one -> one).hasSize(1);
        Customer after = customers.find(customer.id()).orElseThrow();
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.addresses().getFirst().street()).isEqualTo("Street " + won.indexOf(true));
    }
}
