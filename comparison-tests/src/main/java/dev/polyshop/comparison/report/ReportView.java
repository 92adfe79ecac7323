package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.HostFacts;
import dev.polyshop.comparison.results.LadderResult;
import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.comparison.results.RuleResult;
import dev.polyshop.comparison.results.RunResults;
import dev.polyshop.comparison.results.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The results, arranged for readers: what HTML, Markdown and console have in common.
 *
 * @param run the results
 * @param headline the answer in a sentence
 * @param stores the columns
 * @param needs the first screen
 * @param areas the matrix
 * @param consistency what the consistency lab found; null if it did not run
 * @param latency how long the stores took
 * @param speeds the same by need, for the first screen
 * @param ladders how operations grow
 * @param rates the highest rates under a limit
 * @param relevance how good answers to searches are, beside how long they take; nothing to draw if not measured
 * @param imports how the data went in
 * @param data what the shop was filled with; null without data
 * @param caveats what a reader has to keep in mind
 */
public record ReportView(
        RunResults run,
        String headline,
        List<StoreView> stores,
        List<NeedView> needs,
        List<AreaView> areas,
        @Nullable ConsistencyView consistency,
        LatencyView latency,
        List<SpeedView> speeds,
        List<LadderView> ladders,
        List<RateView> rates,
        RelevanceView relevance,
        ImportView imports,
        @Nullable DataView data,
        List<String> caveats) {

    /** Arranges results. */
    public static ReportView of(RunResults run) {
        List<StoreView> stores = run.stores().stream()
                .map(facts -> StoreView.of(facts, run.behaviour()))
                .toList();
        @Nullable
        ConsistencyView consistency =
                run.consistency().isEmpty() ? null : ConsistencyView.of(run.consistency(), stores);
        StoreNames names = new StoreNames(stores);
        LatencyView latency = LatencyView.of(run, names);
        return new ReportView(
                run,
                headline(run, consistency),
                stores,
                NeedView.of(run.behaviour(), run.stores(), stores),
                AreaView.of(run.behaviour(), stores),
                consistency,
                latency,
                SpeedView.of(stores, latency),
                LadderView.of(run.ladders(), names),
                RateView.of(run.highestRates(), names),
                RelevanceView.of(run.relevance(), names),
                ImportView.of(run.imports(), stores),
                DataView.of(run, stores).orElse(null),
                caveats(run, stores));
    }

    /** When the run began. */
    public String started() {
        return Figures.moment(run.startedAt());
    }

    /** How long it took. */
    public String took() {
        return Figures.duration(Duration.between(run.startedAt(), run.finishedAt()));
    }

    public String memory() {
        return Figures.memory(run.host().memoryBytes());
    }

    /** A store's name as readers know it. */
    public String title(String store) {
        return new StoreNames(stores).title(store);
    }

    /** How many rules were asked. */
    public int rules() {
        return run.behaviour().size();
    }

    private static String headline(RunResults run, @Nullable ConsistencyView consistency) {
        if (consistency == null) {
            if (!run.behaviour().isEmpty()) {
                return behaviourHeadline(run);
            }
            return isMeasured(run) && run.problems().isEmpty() ? latencyHeadline(run) : importHeadline(run);
        }
        return run.behaviour().isEmpty()
                ? consistency.headline()
                : behaviourHeadline(run) + " " + consistency.headline();
    }

    private static String behaviourHeadline(RunResults run) {
        Totals totals = Totals.of(run.behaviour().stream()
                .flatMap(rule -> rule.verdicts().values().stream())
                .map(RuleResult.Outcome::verdict)
                .toList());
        String scope = Figures.counted(run.behaviour().size(), "rule") + ", "
                + Figures.counted(run.stores().size(), "store");
        if (!run.problems().isEmpty()) {
            return scope + ": the data did not go in as they should.";
        }
        long fails = totals.of(Verdict.FAILS);
        if (fails > 0) {
            return scope + ": " + Figures.counted(fails, "failure") + " that no store declares.";
        }
        return scope + ": every difference is a declared one.";
    }

    private static boolean isMeasured(RunResults run) {
        return !run.latency().isEmpty()
                || !run.ladders().isEmpty()
                || !run.highestRates().isEmpty();
    }

    private static String latencyHeadline(RunResults run) {
        if (run.selfTest() != null) {
            return "Every store against itself: no difference was found in "
                    + run.selfTest().withoutDifference() + " of "
                    + Figures.counted(run.selfTest().repetitions(), "repetition") + ".";
        }
        long operations = Stream.concat(
                        run.latency().stream().map(LatencyResult::operation),
                        run.ladders().stream().map(LadderResult::operation))
                .distinct()
                .count();
        return operations == 0
                ? "How much load " + Figures.counted(run.stores().size(), "store") + " can take."
                : "How long " + Figures.counted(operations, "operation") + " took in "
                        + Figures.counted(run.stores().size(), "store") + ".";
    }

    private static String importHeadline(RunResults run) {
        if (run.imports().isEmpty()) {
            return "No rule was checked in this run.";
        }
        String scope = "The data, in " + Figures.counted(run.imports().size(), "store");
        return run.problems().isEmpty()
                ? scope + ": everything is accounted for."
                : scope + ": they did not go in as they should.";
    }

    private static List<String> caveats(RunResults run, List<StoreView> stores) {
        List<String> caveats = new ArrayList<>();
        HostFacts host = run.host();
        for (StoreView store : stores) {
            if (store.standIn()) {
                caveats.add("The column of " + store.title() + " shows a stand-in, " + store.engine()
                        + ", and not " + store.title() + " itself: it can do less, and its speed says nothing."
                        + (store.note().isEmpty() ? "" : " " + store.note()));
            }
        }
        long notRun = stores.stream()
                .mapToLong(store -> store.totals().of(Verdict.NOT_RUN))
                .sum();
        if (notRun > 0) {
            caveats.add(notRun + (notRun == 1 ? " check was" : " checks were")
                    + " not run. That is not a pass: nothing is known of it.");
        }
        if (!run.imports().isEmpty()) {
            caveats.add("Import speeds were measured on " + Figures.counted(host.cores(), "core")
                    + " with client and server on the same machine; on other machines the order may be another one.");
        }
        if (isMeasured(run)) {
            caveats.add("Latency was measured on " + Figures.counted(host.cores(), "core")
                    + " with client and server on the same machine: there is no network in it, and they share the"
                    + " processor. Each store was asked in its recommended mode, with the settings shown: a write that is"
                    + " acknowledged from memory is not the same promise as one that waited for the disk.");
            if (run.data() != null && run.data().orders() == 0) {
                caveats.add("There are no orders in " + run.data().source()
                        + ": latency was measured in a shop with the same products, and customers and orders made up.");
            }
            if (run.profile().equals("quick")) {
                caveats.add(
                        "The quick profile has few samples. It can show differences of several times; it cannot tell"
                                + " small ones or 99th percentiles of rare operations. The standard and thorough profiles can. What"
                                + " happens once in minutes (checkpoints, merges, compactions) takes longer rounds than any profile"
                                + " has: bench --rounds N --round-length TIME.");
            }
        }
        if (run.behaviour().isEmpty()) {
            return caveats;
        }
        caveats.add("Behaviour was checked in each store's recommended mode: "
                + stores.stream()
                        .map(store -> store.title() + " "
                                + (store.mode() == null ? "?" : store.mode().name()))
                        .collect(Collectors.joining(", "))
                + ".");
        return caveats;
    }
}
