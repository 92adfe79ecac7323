package dev.polyshop.comparison.consistency.invariants;

import dev.polyshop.comparison.consistency.Bench;
import dev.polyshop.comparison.consistency.Condition;
import dev.polyshop.comparison.consistency.Crowd;
import dev.polyshop.comparison.consistency.Experiment;
import dev.polyshop.comparison.consistency.Finding;
import dev.polyshop.comparison.consistency.Fixtures;
import dev.polyshop.comparison.consistency.Group;
import dev.polyshop.comparison.consistency.Observation;
import dev.polyshop.comparison.consistency.Plan;
import dev.polyshop.comparison.consistency.Story;
import dev.polyshop.comparison.consistency.history.LimitedUse;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Clients register under one email address at once, each spelling it in another case. A trial is one address. */
public final class UniqueEmail implements Experiment {

    private static final int CLIENTS = 8;

    @Override
    public String id() {
        return "CONS-UNIQUE";
    }

    @Override
    public String title() {
        return "Duplicate: two customers register under the same email address at once, and both succeed.";
    }

    @Override
    public Group group() {
        return Group.INVARIANTS;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.UNIQUE_EMAIL;
    }

    @Override
    public int trials(Profile profile, Condition condition) {
        return switch (profile) {
            case QUICK -> 5;
            case STANDARD -> condition.isDefault() ? 60 : 10;
            case THOROUGH -> 2_000;
        };
    }

    @Override
    public Observation observe(Bench bench, Plan plan) {
        Shop shop = bench.shop();
        List<Finding> findings = new ArrayList<>();
        for (int trial = 0; trial < plan.trials(); trial++) {
            findings.add(trial(shop, spellings(plan.random(trial))));
        }
        return Observation.of(findings);
    }

    /** One address in as many spellings as there are clients. */
    static List<EmailAddress> spellings(SplittableRandom random) {
        String address = "same." + CustomerId.next() + "@lab.example";
        return IntStream.range(0, CLIENTS)
                .mapToObj(client -> {
                    StringBuilder spelling = new StringBuilder();
                    address.chars()
                            .mapToObj(c -> String.valueOf((char) c))
                            .forEach(c -> spelling.append(random.nextBoolean() ? c.toUpperCase(Locale.ROOT) : c));
                    return new EmailAddress(spelling.toString());
                })
                .toList();
    }

    private static Finding trial(Shop shop, List<EmailAddress> spellings) {
        Story story = new Story();
        List<Customer> customers = spellings.stream().map(Fixtures::newCustomer).toList();
        List<Boolean> outcomes =
                Crowd.rush(CLIENTS, client -> () -> register(shop, customers.get(client), "client " + client, story));
        List<CustomerId> registered = IntStream.range(0, CLIENTS)
                .filter(outcomes::get)
                .mapToObj(client -> customers.get(client).id())
                .toList();
        Optional<CustomerId> owner =
                shop.customers().findByEmail(spellings.getFirst()).map(Customer::id);
        long recorded = customers.stream()
                .filter(customer -> shop.customers().find(customer.id()).isPresent())
                .count();
        Optional<String> violation = new LimitedUse(1, registered.size(), recorded)
                .violation()
                .or(() -> registered.isEmpty()
                        ? Optional.of("the address was free, and yet nobody got it")
                        : Optional.empty())
                .or(() -> owner.filter(registered::contains).isPresent()
                        ? Optional.empty()
                        : Optional.of("the address does not lead to the customer who was told to have it"));
        String sentence = violation.orElse(registered.size() + " of " + CLIENTS + " clients got the address");
        story.tell("lab", "looks the address up", sentence);
        return new Finding(violation.isPresent(), sentence, story.steps());
    }

    private static boolean register(Shop shop, Customer customer, String client, Story story) {
        Story.Line line = story.begin(client, "registers as " + customer.email());
        try {
            shop.customers().register(customer);
            line.ends("done");
            return true;
        } catch (DuplicateKeyException e) {
            line.ends("is refused: the address is taken");
            return false;
        }
    }
}
