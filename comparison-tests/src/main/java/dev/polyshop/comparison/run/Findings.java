package dev.polyshop.comparison.run;

import dev.polyshop.comparison.results.AccountResult;
import dev.polyshop.comparison.results.ConsistencyResult;
import dev.polyshop.comparison.results.DataFacts;
import dev.polyshop.comparison.results.FiguresResult;
import dev.polyshop.comparison.results.HighestRateResult;
import dev.polyshop.comparison.results.HostProbe;
import dev.polyshop.comparison.results.ImportResult;
import dev.polyshop.comparison.results.LadderResult;
import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.comparison.results.RelevanceResult;
import dev.polyshop.comparison.results.RuleResult;
import dev.polyshop.comparison.results.RunResults;
import dev.polyshop.comparison.results.SelfTestResult;
import dev.polyshop.comparison.results.StoreFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a run has found out so far. For the thread that runs the phases. */
public final class Findings {

    private final List<RuleResult> behaviour = new ArrayList<>();
    private final List<ConsistencyResult> consistency = new ArrayList<>();
    private final List<LatencyResult> latency = new ArrayList<>();
    private final List<RelevanceResult> relevance = new ArrayList<>();
    private final List<ImportResult> imports = new ArrayList<>();
    private final List<LadderResult> ladders = new ArrayList<>();
    private final List<HighestRateResult> highestRates = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<AccountResult> accounts = new ArrayList<>();
    private @Nullable DataFacts data;
    private @Nullable FiguresResult figures;
    private @Nullable SelfTestResult selfTest;

    /** The rules and their verdicts. */
    public void addBehaviour(List<RuleResult> rules) {
        behaviour.addAll(rules);
    }

    /** Experiments of the consistency lab. */
    public void addConsistency(List<ConsistencyResult> experiments) {
        consistency.addAll(experiments);
    }

    /** Measurements of the latency lab. */
    public void addLatency(List<LatencyResult> measurements) {
        latency.addAll(measurements);
    }

    /** Measurements at several sizes. */
    public void addLadders(List<LadderResult> measurements) {
        ladders.addAll(measurements);
    }

    /** The highest rate that a store sustains under a limit. */
    public void addHighestRate(HighestRateResult one) {
        highestRates.add(one);
    }

    /** How often the method told a difference where there is none. */
    public void setSelfTest(SelfTestResult result) {
        selfTest = result;
    }

    /** The quality of search. */
    public void addRelevance(List<RelevanceResult> qualities) {
        relevance.addAll(qualities);
    }

    /** How a store took the data in. */
    public void addImport(ImportResult one) {
        imports.add(one);
    }

    /** Something that makes the run a failure, in a sentence. */
    public void addProblem(String sentence) {
        problems.add(sentence);
    }

    /** What the shop was filled with. */
    public void setData(DataFacts facts) {
        data = facts;
    }

    /** What was read of the data, and what became of it. */
    public void addAccounts(List<AccountResult> all) {
        accounts.addAll(all);
    }

    /** What a merchant asks first of the data. */
    public void setFigures(FiguresResult result) {
        figures = result;
    }

    /** Whether nothing has been found out so far that would be lost. */
    boolean areEmpty() {
        return Stream.of(behaviour, consistency, latency, relevance, imports, ladders, highestRates)
                .allMatch(List::isEmpty);
    }

    RunResults toResults(RunPlan plan, List<StoreFacts> stores, Instant startedAt, Instant finishedAt) {
        return new RunResults(
                RunResults.SCHEMA,
                plan.version(),
                plan.id(),
                startedAt,
                finishedAt,
                plan.command(),
                plan.seed(),
                plan.profile().word(),
                HostProbe.look(),
                data,
                stores,
                behaviour,
                consistency,
                latency,
                relevance,
                imports,
                accounts,
                figures,
                problems,
                ladders,
                highestRates,
                selfTest);
    }
}
