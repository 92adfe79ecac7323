package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.ConsistencyResult;
import dev.polyshop.comparison.results.ConsistencyResult.StoryStep;
import dev.polyshop.comparison.results.ConsistencyResult.Visibility;
import dev.polyshop.comparison.results.Verdict;
import java.util.Locale;

/**
 * One experiment on one store in one mode.
 *
 * @param store the store
 * @param result what was found
 */
public record ExperimentCell(StoreView store, ConsistencyResult result) {

    /** Where its story stands in the page. */
    public String anchor() {
        String setting = result.setting();
        return (result.id() + "-" + result.store() + "-" + result.mode() + (setting == null ? "" : "-" + setting))
                .replaceAll("[^A-Za-z0-9_.-]+", "-");
    }

    /** The mode, and the setting where one was swept. */
    public String condition() {
        return result.setting() == null ? result.mode() : result.mode() + ", " + result.setting();
    }

    /** What was promised and seen, as a CSS class. */
    public String style() {
        if (result.verdict() != Verdict.PASS) {
            return result.verdict().word();
        }
        return occurs() ? "differs" : result.promised() ? "pass" : "none";
    }

    public String symbol() {
        if (result.verdict() != Verdict.PASS) {
            return result.verdict().symbol();
        }
        return occurs() ? "!" : result.promised() ? "✓" : "·";
    }

    public String word() {
        if (result.verdict() == Verdict.NOT_RUN) {
            return "not run";
        }
        if (result.verdict() == Verdict.FAILS) {
            return occurs() ? "broken" : "failed";
        }
        return occurs() ? "occurs" : result.promised() ? "kept" : "unseen";
    }

    public String promise() {
        return result.promised() ? "promised" : "not promised";
    }

    /** How often, and what follows from not having seen it. */
    public String evidence() {
        if (result.trials() == 0) {
            return "";
        }
        String trials = Figures.counted(result.trials(), "trial");
        Double bound = result.upperBound95();
        return bound == null
                ? Figures.grouped(result.anomalies()) + " of " + trials
                : "none in " + trials + "; at most " + percent(bound) + " of such trials, with 95% confidence";
    }

    /** A step's time from the beginning of the story. */
    public String time(StoryStep step) {
        return String.format(Locale.ROOT, "%.1f ms", step.fromMicros() / 1e3);
    }

    public String seenHalf() {
        return seen(visibility().p50());
    }

    public String seenMost() {
        Long p95 = visibility().p95();
        return p95 == null ? "too few" : seen(p95);
    }

    public String seenLast() {
        return seen(visibility().max());
    }

    public String seenAtOnce() {
        return Figures.grouped(visibility().atOnce()) + " of "
                + Figures.grouped(visibility().count());
    }

    private Visibility visibility() {
        Visibility visibility = result.visibility();
        if (visibility == null) {
            throw new IllegalStateException(anchor() + " measured no visibility");
        }
        return visibility;
    }

    private boolean occurs() {
        return result.observed().equals(ConsistencyResult.OCCURS);
    }

    private static String seen(long micros) {
        return String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
    }

    private static String percent(double share) {
        return share >= 0.1
                ? String.format(Locale.ROOT, "%.0f%%", share * 100)
                : String.format(Locale.ROOT, "%.2f%%", share * 100);
    }
}
