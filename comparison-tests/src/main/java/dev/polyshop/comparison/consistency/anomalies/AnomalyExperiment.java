package dev.polyshop.comparison.consistency.anomalies;

import dev.polyshop.comparison.consistency.Bench;
import dev.polyshop.comparison.consistency.Condition;
import dev.polyshop.comparison.consistency.Experiment;
import dev.polyshop.comparison.consistency.Finding;
import dev.polyshop.comparison.consistency.Group;
import dev.polyshop.comparison.consistency.Observation;
import dev.polyshop.comparison.consistency.Plan;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays the interleavings of an anomaly, each so many times. A play is a trial. */
public final class AnomalyExperiment implements Experiment {

    /** Long beside a step that is not held up, and short beside a reader's patience. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Anomaly anomaly;

    private AnomalyExperiment(Anomaly anomaly) {
        this.anomaly = anomaly;
    }

    /** All ten. */
    public static List<Experiment> all() {
        return Anomalies.ALL.stream().<Experiment>map(AnomalyExperiment::new).toList();
    }

    @Override
    public String id() {
        return anomaly.id();
    }

    @Override
    public String title() {
        return anomaly.title();
    }

    @Override
    public Group group() {
        return Group.ANOMALIES;
    }

    @Override
    public Guarantee guarantee() {
        return anomaly.guarantee();
    }

    @Override
    public int trials(Profile profile, Condition condition) {
        return switch (profile) {
            case QUICK -> 1;
            case STANDARD -> 2;
            case THOROUGH -> 20;
        };
    }

    @Override
    public Observation observe(Bench bench, Plan plan) {
        Shop shop = bench.shop();
        List<Finding> findings = new ArrayList<>();
        for (int trial = 0; trial < plan.trials(); trial++) {
            for (Anomaly.Play play : anomaly.plays()) {
                try (Stage stage = new Stage(shop, PATIENCE)) {
                    findings.add(play.on(stage));
                }
            }
        }
        return Observation.of(findings);
    }
}
