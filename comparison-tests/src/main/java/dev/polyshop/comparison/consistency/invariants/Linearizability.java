package dev.polyshop.comparison.consistency.invariants;

import dev.polyshop.comparison.consistency.Bench;
import dev.polyshop.comparison.consistency.Condition;
import dev.polyshop.comparison.consistency.Experiment;
import dev.polyshop.comparison.consistency.Finding;
import dev.polyshop.comparison.consistency.Fixtures;
import dev.polyshop.comparison.consistency.Group;
import dev.polyshop.comparison.consistency.Observation;
import dev.polyshop.comparison.consistency.Plan;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Clients read and write one record, every call is written down with its times, and the checker looks for an order that
 * explains all answers. A trial is the history of one record: a price set blindly, a price replaced by who knows its
 * version, or the status of an order.
 */
public final class Linearizability implements Experiment {

    @Override
    public String id() {
        return "CONS-LIN";
    }

    @Override
    public String title() {
        return "Not in one place: no order of the calls on one record explains all its answers.";
    }

    @Override
    public Group group() {
        return Group.INVARIANTS;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.LINEARIZABLE_RECORD;
    }

    @Override
    public int trials(Profile profile, Condition condition) {
        return switch (profile) {
            case QUICK -> 3;
            case STANDARD -> condition.isDefault() ? 30 : 10;
            case THOROUGH -> 600;
        };
    }

    @Override
    public Observation observe(Bench bench, Plan plan) {
        Shop shop = bench.shop();
        Fixtures fixtures = new Fixtures(shop);
        List<Finding> findings = new ArrayList<>();
        for (int trial = 0; trial < plan.trials(); trial++) {
            SplittableRandom random = plan.random(trial);
            findings.add(
                    switch (trial % 3) {
                        case 0 -> RecordedHistories.ofSetPrice(shop, fixtures.product(), random);
                        case 1 -> RecordedHistories.ofVersionedPrice(shop, fixtures.product(), random);
                        default ->
                            RecordedHistories.ofOrderStatus(shop, fixtures.customer(), fixtures.stocked(10), random);
                    });
        }
        return Observation.of(findings);
    }
}
