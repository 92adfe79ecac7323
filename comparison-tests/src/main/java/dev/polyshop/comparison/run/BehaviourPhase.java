package dev.polyshop.comparison.run;

import dev.polyshop.comparison.behaviour.BehaviourListener;
import dev.polyshop.comparison.behaviour.BehaviourRequest;
import dev.polyshop.comparison.behaviour.BehaviourSuite;
import dev.polyshop.comparison.behaviour.RuleBook;
import dev.polyshop.comparison.behaviour.kit.LoadedData;
import dev.polyshop.comparison.behaviour.kit.RuleInfo;
import dev.polyshop.comparison.behaviour.kit.SequencePlan;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.comparison.results.RuleResult;
import dev.polyshop.comparison.run.Progress.Task;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds the stores to the rules. Of the ids that a run is limited to, some may be of experiments; if all are, there is
 * nothing to do here.
 *
 * @param data what the stores were filled with before, if they were
 */
public record BehaviourPhase(Optional<LoadedData> data) implements Phase {

    @Override
    public void run(RunContext context) {
        RunPlan plan = context.plan();
        List<String> only = plan.only().stream().filter(RuleBook::knows).toList();
        if (only.isEmpty() && !plan.only().isEmpty()) {
            return;
        }
        try (Checks checks = new Checks(context.progress())) {
            BehaviourRequest request = new BehaviourRequest(
                    context.stores().all(), only, plan.seed(), sequences(plan.profile()), data, checks);
            context.findings().addBehaviour(BehaviourSuite.run(request));
        }
    }

    private static SequencePlan sequences(Profile profile) {
        return switch (profile) {
            case QUICK -> SequencePlan.DEFAULT;
            case STANDARD -> new SequencePlan(200, 30);
            case THOROUGH -> new SequencePlan(1_000, 50);
        };
    }

    private static final class Checks implements BehaviourListener, AutoCloseable {

        private final Progress progress;
        private final AtomicLong done = new AtomicLong();
        private volatile Task task = count -> {};

        Checks(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void planned(int checks) {
            task = progress.begin("checking behaviour", "checks", checks);
        }

        @Override
        public void finished(String store, RuleInfo rule, RuleResult.Outcome outcome) {
            task.at(done.incrementAndGet());
        }

        @Override
        public void close() {
            task.close();
        }
    }
}
