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

    private Run() {}

    /**
     * Runs.
     *
     * @param phases in this order
     * @throws dev.polyshop.contract.StoreUnavailableException if a store cannot be reached or started
     */
    public static RunResults of(RunPlan plan, List<Phase> phases, Progress progress) {
        Instant startedAt = Instant.now();
        Findings findings = new Findings();
        progress.say("starting "
                + plan.providers().stream().map(StoreProvider::product).collect(Collectors.joining(", ")));
        try (ExternalDataGuard guard = new ExternalDataGuard();
                RunningStores stores = start(plan, guard.watching(plan.providers()))) {
            stores.all().forEach(one -> progress.say("  " + describe(StoreFacts.of(one.provider(), one.store()))));
            RunContext context = new RunContext(plan, stores, findings, progress);
            phases.forEach(phase -> phase.run(context));
            List<StoreFacts> facts = stores.all().stream()
                    .map(one -> StoreFacts.of(one.provider(), one.store()))
                    .toList();
            return findings.toResults(plan, facts, startedAt, Instant.now());
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
