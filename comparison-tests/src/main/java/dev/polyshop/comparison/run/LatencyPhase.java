package dev.polyshop.comparison.run;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.latency.HistogramLogs;
import dev.polyshop.comparison.latency.LatencyLab;
import dev.polyshop.comparison.latency.LatencyLab.Candidate;
import dev.polyshop.comparison.latency.LatencyProfile;
import dev.polyshop.comparison.latency.RoundLog;
import dev.polyshop.comparison.latency.SelfTest;
import dev.polyshop.comparison.latency.Workload;
import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.comparison.run.Progress.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures how long the stores take.
 *
 * @param dataset what the stores are filled with
 * @param profile how long is measured
 * @param workloads what is measured; none for those of the profile
 * @param twice how often every store is measured as two, which must show no difference (A/A); 0 for a plain measurement
 * @param histograms the folder that whole histograms are kept in; empty for nowhere
 */
public record LatencyPhase(
        Dataset dataset, LatencyProfile profile, List<Workload> workloads, int twice, Optional<Path> histograms)
        implements Phase {

    /** Keeps its own copy. */
    public LatencyPhase {
        workloads = List.copyOf(workloads);
    }

    @Override
    public void run(RunContext context) {
        List<Workload> measured = workloads.isEmpty() ? profile.builtIn() : workloads;
        try (FilledStores filled = FilledStores.fill(context, dataset, "latency")) {
            if (twice == 0) {
                context.findings().addLatency(measure(context, filled, filled.candidates(), measured, 0));
            } else {
                context.findings().addLatency(repeat(context, filled, measured));
            }
        }
    }

    /** The figures of the last repetition: all hold the same data under other seeds. */
    private List<LatencyResult> repeat(RunContext context, FilledStores filled, List<Workload> measured) {
        List<Candidate> both = new ArrayList<>();
        filled.candidates().forEach(one -> {
            both.add(one);
            both.add(new Candidate(SelfTest.again(one.name()), one.store(), one.control()));
        });
        SelfTest test = new SelfTest();
        List<LatencyResult> last = List.of();
        for (int repetition = 0; repetition < twice; repetition++) {
            last = measure(context, filled, both, measured, repetition);
            context.progress().say(test.add(last));
        }
        context.findings().setSelfTest(test.result());
        return last;
    }

    private List<LatencyResult> measure(
            RunContext context,
            FilledStores filled,
            List<Candidate> candidates,
            List<Workload> measured,
            int repetition) {
        AtomicLong done = new AtomicLong();
        Task[] task = {count -> {}};
        RoundLog log = histograms.<RoundLog>map(HistogramLogs::new).orElse(RoundLog.NONE);
        LatencyLab lab = new LatencyLab(
                filled.data(),
                profile,
                context.plan().seed() + repetition,
                message -> task[0].at(done.getAndIncrement()),
                log,
                twice == 0);
        try (Task steps = context.progress().begin("measuring latency", "steps", lab.steps(candidates, measured))) {
            task[0] = steps;
            List<LatencyResult> results = lab.measure(candidates, measured);
            steps.at(done.get());
            return results;
        }
    }
}
