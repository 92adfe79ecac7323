package dev.polyshop.comparison.run;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.load.DatasetImport;
import dev.polyshop.comparison.datasets.load.Survey;
import dev.polyshop.comparison.latency.LatencyData;
import dev.polyshop.comparison.latency.LatencyDataReader;
import dev.polyshop.comparison.latency.LatencyLab;
import dev.polyshop.comparison.latency.LatencyLab.Candidate;
import dev.polyshop.comparison.latency.LatencyProfile;
import dev.polyshop.comparison.latency.Workload;
import dev.polyshop.comparison.run.Progress.Task;
import dev.polyshop.comparison.stores.RunningStores.Running;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.ServerControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures the stores, on data of their own under a namespace of their own: what other phases have left in a store does
 * not weigh on it.
 *
 * @param dataset what the stores are filled with
 * @param workloads what is measured; none for those of the profile
 * @param twice whether every store is measured as two, which must show no difference (A/A)
 */
public record LatencyPhase(Dataset dataset, List<Workload> workloads, boolean twice) implements Phase {

    /** Keeps its own copy. */
    public LatencyPhase {
        workloads = List.copyOf(workloads);
    }

    @Override
    public void run(RunContext context) {
        Survey survey = Survey.of(dataset, Intake.unwatched(), (work, done, total) -> {});
        LatencyData data = LatencyDataReader.read(dataset);
        List<Store> opened = new ArrayList<>();
        try {
            List<Candidate> candidates = new ArrayList<>();
            for (Running running : context.stores().all()) {
                context.progress().say("latency: filling " + running.store().name() + " with " + dataset.name());
                Store store = fill(running.engine(), context.plan(), survey, data);
                opened.add(store);
                candidates.addAll(candidates(store, running.engine().control()));
            }
            measure(context, data, candidates);
        } finally {
            opened.forEach(Store::close);
        }
    }

    private Store fill(Engine engine, RunPlan plan, Survey survey, LatencyData data) {
        Store store = engine.open(StoreSettings.of(plan.namespace() + "_latency"));
        new DatasetImport(dataset, survey, (work, done, total) -> {}).into(store, false);
        LatencyDataReader.stock(store.shop(), data);
        store.shop().awaitVisibility();
        return store;
    }

    private List<Candidate> candidates(Store store, Optional<ServerControl> control) {
        Candidate once = new Candidate(store.name(), store, control);
        return twice ? List.of(once, new Candidate(store.name() + " again", store, control)) : List.of(once);
    }

    private void measure(RunContext context, LatencyData data, List<Candidate> candidates) {
        LatencyProfile profile = LatencyProfile.of(context.plan().profile());
        List<Workload> measured = workloads.isEmpty() ? profile.builtIn() : workloads;
        AtomicLong done = new AtomicLong();
        Task[] task = {count -> {}};
        LatencyLab lab =
                new LatencyLab(data, profile, context.plan().seed(), message -> task[0].at(done.getAndIncrement()));
        try (Task steps = context.progress().begin("measuring latency", "steps", lab.steps(candidates, measured))) {
            task[0] = steps;
            context.findings().addLatency(lab.measure(candidates, measured));
            steps.at(done.get());
        }
    }
}
