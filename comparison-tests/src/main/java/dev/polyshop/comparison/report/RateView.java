package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.HighestRateResult;
import dev.polyshop.comparison.results.HighestRateResult.Trial;
import java.util.List;

/**
 * The highest rate that one store sustained under a limit.
 *
 * @param title the store
 * @param standIn whether its numbers are a stand-in's
 * @param workload the workload
 * @param limit what p99 had to stay under
 * @param found the rate, in words
 * @param trials every rate that was tried, in words
 * @param doubt what makes it worth less; empty if nothing does
 */
public record RateView(
        String title, boolean standIn, String workload, String limit, String found, List<String> trials, String doubt) {

    static List<RateView> of(List<HighestRateResult> results, StoreNames names) {
        return results.stream()
                .map(result -> new RateView(
                        names.title(result.store()),
                        names.isStandIn(result.store()),
                        result.workload(),
                        Figures.millis(result.limitMicros() / 1e3) + " ms",
                        found(result),
                        result.tried().stream().map(RateView::trial).toList(),
                        Boolean.FALSE.equals(result.steady()) ? LatencyRow.NOT_STEADY : ""))
                .toList();
    }

    private static String found(HighestRateResult result) {
        Double rate = result.perSecond();
        if (rate == null) {
            return "none of them";
        }
        return (result.bounded() ? "" : "at least ") + Figures.rate(rate) + " per second";
    }

    private static String trial(Trial trial) {
        Double p99 = trial.p99Micros();
        return Figures.rate(trial.perSecond()) + " per second: "
                + (p99 == null
                        ? trial.sustained() ? "too few answers" : "not sustained"
                        : "p99 " + Figures.millis(p99 / 1e3) + " ms")
                + (trial.errors() > 0 ? ", " + Figures.counted(trial.errors(), "error") : "")
                + (trial.kept() ? " ✓ kept" : " ✗ not kept");
    }
}
