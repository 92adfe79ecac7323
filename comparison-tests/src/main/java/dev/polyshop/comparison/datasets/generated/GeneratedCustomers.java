package dev.polyshop.comparison.datasets.generated;

import dev.polyshop.comparison.datasets.generated.Streams.Kind;
import dev.polyshop.contract.TimeOrderedUuid;
import dev.polyshop.contract.customers.Address;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;

/** Makes the customer of any number, from 0. All registered in the year before the shop's first order. */
final class GeneratedCustomers {

    private static final Duration BEFORE = Duration.ofDays(365);

    private final Streams streams;
    private final Vocabulary words;
    private final Instant opening;
    private final int count;

    GeneratedCustomers(Streams streams, Vocabulary words, Instant opening, int count) {
        this.streams = streams;
        this.words = words;
        this.opening = opening;
        this.count = count;
    }

    CustomerId id(int number) {
        return new CustomerId(TimeOrderedUuid.of(
                registeredAt(number), streams.of(Kind.CUSTOMER, number).nextLong()));
    }

    Customer customer(int number) {
        UniformRandomProvider random = streams.of(Kind.CUSTOMER, number);
        CustomerId id = new CustomerId(TimeOrderedUuid.of(registeredAt(number), random.nextLong()));
        String first = Vocabulary.pick(words.firstNames(), random);
        String last = Vocabulary.pick(words.lastNames(), random);
        String email = letters(first) + "." + letters(last) + "." + (number + 1) + "@example.com";
        List<Address> addresses = new ArrayList<>();
        addresses.add(address("home", random));
        if (random.nextInt(4) == 0) {
            addresses.add(address("work", random));
        }
        return new Customer(id, new EmailAddress(email), first + " " + last, addresses, registeredAt(number), 1);
    }

    private Instant registeredAt(int number) {
        return opening.minus(BEFORE).plusMillis(BEFORE.toMillis() / count * number);
    }

    private Address address(String label, UniformRandomProvider random) {
        return new Address(
                label,
                (1 + random.nextInt(180)) + " " + Vocabulary.pick(words.streets(), random),
                Vocabulary.pick(words.cities(), random),
                String.format(Locale.ROOT, "%05d", 1_000 + random.nextInt(98_000)),
                Vocabulary.pick(words.countries(), random));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
