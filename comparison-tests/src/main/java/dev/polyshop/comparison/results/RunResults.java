package dev.polyshop.comparison.results;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one run found out: the content of {@code results.json}. Reports are drawn from this and nothing else.
 *
 * @param schema always {@value #SCHEMA}
 * @param version of Polyshop
 * @param runId names the run, and with it the namespace {@code polyshop_<runId>} of its data on the servers
 * @param startedAt when the run began
 * @param finishedAt when it ended
 * @param command what to type to repeat it, without secrets
 * @param seed of everything random in it
 * @param profile {@code quick}, {@code standard} or {@code thorough}
 * @param host where the suite ran
 * @param data what the shop was filled with; null if with nothing but the rules' own fixtures
 * @param stores what served, in the stores' order
 * @param behaviour the rules, by area and id
 * @param consistency the consistency lab's experiments; empty if not run
 * @param latency the measurements; empty if not run
 * @param relevance the quality of search; empty if not run
 * @param imports how each store took the data in; empty without data
 * @param accounts what was read of the data, and what became of it; empty without data
 * @param figures what a merchant asks first, over the data alone; null without orders in it
 * @param problems what else makes the run a failure, a sentence each: counts or figures that are not those of the data
 * @param ladders measurements at several sizes; empty if not run
 * @param highestRates the highest rates under a limit; empty if not looked for
 * @param selfTest how often the method told a difference where there is none (A/A); null if not run
 */
public record RunResults(
        String schema,
        String version,
        String runId,
        Instant startedAt,
        Instant finishedAt,
        String command,
        long seed,
        String profile,
        HostFacts host,
        @Nullable DataFacts data,
        List<StoreFacts> stores,
        List<RuleResult> behaviour,
        List<ConsistencyResult> consistency,
        List<LatencyResult> latency,
        List<RelevanceResult> relevance,
        List<ImportResult> imports,
        List<AccountResult> accounts,
        @Nullable FiguresResult figures,
        List<String> problems,
        List<LadderResult> ladders,
        List<HighestRateResult> highestRates,
        @Nullable SelfTestResult selfTest) {

    /** The schema's name; the number rises only if keys change their meaning, which they are not meant to. */
    public static final String SCHEMA = "polyshop-results/1";

    /** Keeps its own copies of the lists. */
    public RunResults {
        stores = List.copyOf(stores);
        behaviour = List.copyOf(behaviour);
        consistency = List.copyOf(consistency);
        latency = List.copyOf(latency);
        relevance = List.copyOf(relevance);
        imports = List.copyOf(imports);
        accounts = List.copyOf(accounts);
        problems = List.copyOf(problems);
        ladders = List.copyOf(ladders);
        highestRates = List.copyOf(highestRates);
    }

    /** Whether anything failed that was not declared. */
    public boolean failed() {
        return !problems.isEmpty()
                || behaviour.stream()
                        .flatMap(rule -> rule.verdicts().values().stream())
                        .anyMatch(outcome -> outcome.verdict() == Verdict.FAILS)
                || consistency.stream().anyMatch(experiment -> experiment.verdict() == Verdict.FAILS);
    }
}
