package dev.polyshop.comparison.results;

import java.util.List;

/** The results of a sane run with some parts put in place of its own, and without ladders and rates. */
public final class ChangedResults {

    private static final RunResults SANE = SampleResults.complete();

    private ChangedResults() {}

    /** With other experiments. */
    public static RunResults withConsistency(List<ConsistencyResult> consistency) {
        return of(consistency, SANE.latency(), SANE.problems());
    }

    /** With other measurements. */
    public static RunResults withLatency(List<LatencyResult> latency) {
        return of(SANE.consistency(), latency, SANE.problems());
    }

    /** With something that makes the run a failure. */
    public static RunResults withProblem(String problem) {
        return of(SANE.consistency(), SANE.latency(), List.of(problem));
    }

    private static RunResults of(
            List<ConsistencyResult> consistency, List<LatencyResult> latency, List<String> problems) {
        return new RunResults(
                SANE.schema(),
                SANE.version(),
                SANE.runId(),
                SANE.startedAt(),
                SANE.finishedAt(),
                SANE.command(),
                SANE.seed(),
                SANE.profile(),
                SANE.host(),
                SANE.data(),
                SANE.stores(),
                SANE.behaviour(),
                consistency,
                latency,
                SANE.relevance(),
                SANE.imports(),
                SANE.accounts(),
                SANE.figures(),
                problems,
                List.of(),
                List.of(),
                null);
    }
}
