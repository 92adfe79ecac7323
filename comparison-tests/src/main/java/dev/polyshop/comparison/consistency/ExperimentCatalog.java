package dev.polyshop.comparison.consistency;

import dev.polyshop.comparison.consistency.anomalies.AnomalyExperiment;
import dev.polyshop.comparison.consistency.faults.ClientDies;
import dev.polyshop.comparison.consistency.faults.RetryAfterCut;
import dev.polyshop.comparison.consistency.faults.ServerKilled;
import dev.polyshop.comparison.consistency.invariants.CouponLimit;
import dev.polyshop.comparison.consistency.invariants.Linearizability;
import dev.polyshop.comparison.consistency.invariants.OrderSet;
import dev.polyshop.comparison.consistency.invariants.Oversell;
import dev.polyshop.comparison.consistency.invariants.StockBank;
import dev.polyshop.comparison.consistency.invariants.UniqueEmail;
import dev.polyshop.comparison.consistency.sessions.MonotonicReads;
import dev.polyshop.comparison.consistency.sessions.ReadYourWrites;
import dev.polyshop.contract.InvalidDataException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All experiments there are, in the order of the report: the rows of the matrix. */
public final class ExperimentCatalog {

    private ExperimentCatalog() {}

    /** All of them. */
    public static List<Experiment> all() {
        return Stream.of(
                        AnomalyExperiment.all(),
                        List.of(
                                new Oversell(),
                                new StockBank(),
                                new UniqueEmail(),
                                new CouponLimit(),
                                new OrderSet(),
                                new Linearizability()),
                        ReadYourWrites.all(),
                        MonotonicReads.all(),
                        List.of(new RetryAfterCut(), new ClientDies(), new ServerKilled()))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Those whose id is given, as in {@code CONS-P4}, {@code p4}, {@code ryw} for all that begin so, or
     * {@code CONS-G*}; none given means all.
     *
     * @throws InvalidDataException if nothing has such an id, with the ids there are
     */
    public static List<Experiment> named(Collection<String> wanted) {
        for (String one : wanted) {
            if (!knows(one)) {
                throw new InvalidDataException("unknown experiment " + one + "; there are "
                        + String.join(", ", all().stream().map(Experiment::id).toList()));
            }
        }
        return matching(wanted);
    }

    /** As {@link #named}, where ids may as well be those of something else. */
    public static List<Experiment> matching(Collection<String> wanted) {
        return all().stream()
                .filter(experiment -> wanted.isEmpty() || wanted.stream().anyMatch(one -> matches(experiment, one)))
                .toList();
    }

    /** Whether some experiment has such an id. */
    public static boolean knows(String wanted) {
        return all().stream().anyMatch(experiment -> matches(experiment, wanted));
    }

    private static boolean matches(Experiment experiment, String wanted) {
        String upper = wanted.toUpperCase(Locale.ROOT);
        String prefix = upper.startsWith("CONS-") ? upper : "CONS-" + upper;
        return prefix.endsWith("*")
                ? experiment.id().startsWith(prefix.substring(0, prefix.length() - 1))
                : experiment.id().equals(prefix) || experiment.id().startsWith(prefix + "-");
    }
}
