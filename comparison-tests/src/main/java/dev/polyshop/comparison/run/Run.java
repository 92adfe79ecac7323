package dev.polyshop.comparison.run;

import dev.polyshop.comparison.results.RunResults;
import dev.polyshop.comparison.results.StoreFacts;
import dev.polyshop.comparison.stores.RunningStores;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Starts the stores, runs the phases, stops the stores. */
public final class Run {

    private static final System.Logger LOG = System.getLogger(Run.class.getName());

    private Run() {}

    /**
     * What came of it.
     *
     * @param results what was found out
     * @param failure what broke it off; empty if it came to its end
     */
    public record Outcome(RunResults results, Optional<RuntimeException> failure) {}

    /**
     * Runs. A phase that fails breaks the run off; what was found out before is kept, with the failure among its
     * problems.
     *
     * @param phases in this order
     * @throws dev.polyshop.contract.StoreUnavailableException if a store cannot be reached or started
     * @throws RuntimeException what a phase failed with, if nothing was found out before
     */
    public static Outcome of(RunPlan plan, List<Phase> phases, Progress progress) {
        Instant startedAt = Instant.now();
        Findings findings = new Findings();
        progress.say("starting "
                + plan.providers().stream().map(StoreProvider::product).collect(Collectors.joining(", ")));
        try (ExternalDataGuard guard = new ExternalDataGuard();
                Stopping stopping = new Stopping(start(plan, guard.watching(plan.providers())), progress)) {
            RunningStores stores = stopping.stores();
            List<StoreFacts> facts = stores.all().stream()
                    .map(one -> StoreFacts.of(one.provider(), one.store()))
                    .toList();
            facts.forEach(each -> progress.say("  " + describe(each)));
            Optional<RuntimeException> failure = run(phases, new RunContext(plan, stores, findings, progress));
            return new Outcome(findings.toResults(plan, facts, startedAt, Instant.now()), failure);
        }
    }

    private static Optional<RuntimeException> run(List<Phase> phases, RunContext context) {
        for (Phase phase : phases) {
            try {
                phase.run(context);
            } catch (RuntimeException e) {
                if (context.findings().areEmpty()) {
                    throw e;
                }
                context.findings().addProblem("the run broke off here: " + e.getMessage());
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }

    /** Stores that are stopped in the end. What then fails comes too late to harm what was found out. */
    private record Stopping(RunningStores stores, Progress progress) implements AutoCloseable {

        @Override
        public void close() {
            try {
                stores.close();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a store could not be closed", e);
                progress.say("warning: a store could not be closed in an orderly way: " + e.getMessage());
            }
        }
    }

    private static RunningStores start(RunPlan plan, List<StoreProvider> providers) {
        return RunningStores.start(
                providers,
                plan.engines(),
                (provider, engine) -> new StoreSettings(
                        plan.namespace(), plan.keep(), Clock.systemUTC(), Optional.empty(), Map.of()));
    }

    private static String describe(StoreFacts facts) {
        return facts.title() + ": " + facts.product() + " " + facts.version() + ", " + facts.way()
                + (facts.standIn() ? " (a stand-in, not " + facts.title() + ")" : "");
    }
}
