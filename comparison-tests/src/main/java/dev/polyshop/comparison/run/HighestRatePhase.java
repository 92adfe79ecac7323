package dev.polyshop.comparison.run;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.latency.Bystanders;
import dev.polyshop.comparison.latency.HighestRate;
import dev.polyshop.comparison.latency.LatencyLab.Candidate;
import dev.polyshop.comparison.latency.LatencyProfile;
import dev.polyshop.comparison.latency.Subject;
import dev.polyshop.comparison.latency.Workload;
import java.time.Duration;
import java.util.List;

/**
 * Looks for the highest rate that every store sustains under a limit for the 99th percentile.
 *
 * @param dataset what the stores are filled with
 * @param profile how long to warm up, and how long a rate is tried
 * @param workloads what is asked of them; rates are ignored
 * @param limit for the 99th percentile of the response time
 */
public record HighestRatePhase(Dataset dataset, LatencyProfile profile, List<Workload> workloads, Duration limit)
        implements Phase {

    /** Keeps its own copy. */
    public HighestRatePhase {
        workloads = List.copyOf(workloads);
    }

    @Override
    public void run(RunContext context) {
        try (FilledStores filled = FilledStores.fill(context, dataset, "rate")) {
            List<Subject> subjects =
                    filled.candidates().stream().map(Candidate::subject).toList();
            HighestRate search = new HighestRate(
                    filled.data(),
                    profile,
                    limit,
                    context.plan().seed(),
                    message -> context.progress().say(message));
            try (Bystanders bystanders = new Bystanders(subjects)) {
                for (Workload workload : workloads) {
                    for (Subject subject : subjects) {
                        bystanders.onlyRuns(subject);
                        subject.able(workload)
                                .ifPresent(able -> context.findings().addHighestRate(search.find(subject, able)));
                    }
                }
            }
        }
    }
}
