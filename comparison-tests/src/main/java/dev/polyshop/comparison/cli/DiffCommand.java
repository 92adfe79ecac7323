package dev.polyshop.comparison.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.polyshop.comparison.latency.LatencyComparison;
import dev.polyshop.comparison.results.LatencyDiff;
import dev.polyshop.comparison.results.ResultsDiff;
import dev.polyshop.comparison.results.ResultsDiff.ExperimentChange;
import dev.polyshop.comparison.results.ResultsDiff.RuleChange;
import dev.polyshop.comparison.results.ResultsFile;
import dev.polyshop.comparison.results.RunResults;
import dev.polyshop.comparison.results.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What changed between two runs. */
@Command(
        name = "diff",
        description = {
            "Compare two results: which verdicts changed, on which servers, and what became slower or faster.",
            "Ends with 1 if something fails in the second that did not in the first, or is slower by more than"
                    + " --fail-above allows."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DiffCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A results.json, or the folder that holds it.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "The later one.")
    private Path after = Path.of("");

    @Option(
            names = "--fail-above",
            paramLabel = "PERCENT",
            converter = Slowdown.class,
            description = "End with 1 if an operation is slower by more than this, as in 10%%, or lost (the second run,"
                    + " asked the same, could not do it): slower only where the whole interval of the ratio says so."
                    + " Default: never.")
    private Optional<Double> failAbove = Optional.empty();

    @Mixin
    private final ScreenOptions screen = new ScreenOptions();

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunResults left = ResultsFile.read(before);
        RunResults right = ResultsFile.read(after);
        ResultsDiff diff = ResultsDiff.of(left, right);
        List<LatencyDiff> latency = LatencyComparison.of(left, right);
        if (screen.json()) {
            JsonMapper json = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            terminal.out().println(json.writeValueAsString(new Changes(diff, latency)));
        } else {
            print(diff);
            latency.forEach(this::print);
        }
        List<LatencyDiff> tooSlow = latency.stream()
                .filter(one -> !one.standIn())
                .filter(one -> failAbove.filter(one::isSlowerBy).isPresent())
                .toList();
        if (!screen.json() && failAbove.isPresent()) {
            long untold = latency.stream()
                    .filter(one -> one.ratio() == null && !one.lost())
                    .count();
            say((tooSlow.isEmpty() ? "nothing" : tooSlow.size()) + " clearly slower by more than " + percent()
                    + " or lost" + (untold == 0 ? "" : ", " + untold + " not compared"));
        }
        return diff.hasNewFailures() || !tooSlow.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
    }

    /** What {@code --json} prints: the verdicts and servers as before, with latency beside them. */
    private record Changes(@JsonUnwrapped ResultsDiff verdicts, List<LatencyDiff> latency) {}

    private String percent() {
        return String.format(Locale.ROOT, "%.0f%%", 100 * failAbove.orElse(0.0));
    }

    private void print(LatencyDiff diff) {
        String where = diff.store() + (diff.standIn() ? " (stand-in)" : "") + "  " + diff.operation() + ", "
                + diff.workload() + ", " + diff.percentile();
        if (diff.ratio() == null) {
            say(where + ": " + diff.verdict() + ", " + diff.note());
        } else {
            say(String.format(
                    Locale.ROOT,
                    "%s: %s, %.2f× (%.2f× to %.2f×), %.2f → %.2f ms",
                    where,
                    diff.verdict(),
                    diff.ratio(),
                    diff.low(),
                    diff.high(),
                    millis(diff.beforeMicros()),
                    millis(diff.afterMicros())));
        }
    }

    private static double millis(@Nullable Double micros) {
        return micros == null ? Double.NaN : micros / 1e3;
    }

    private void print(ResultsDiff diff) {
        diff.missing().forEach(store -> say(store + " is in one of the runs only and not compared"));
        diff.engines().forEach(change -> say(change.store() + ": " + change.before() + " → " + change.after()));
        diff.problems().forEach(problem -> say("the later run says: " + problem));
        diff.rules().forEach(this::print);
        diff.experiments().forEach(this::print);
        if (diff.holdsNoChange()) {
            say("no verdict changed");
        }
    }

    private void print(RuleChange change) {
        String reason = change.reason() == null ? "" : "\n    " + change.reason();
        say(change.id() + "  " + change.store() + "  " + word(change.before()) + " → " + word(change.after()) + "  "
                + change.title() + reason);
    }

    private void print(ExperimentChange change) {
        String setting = change.setting() == null ? "" : ", " + change.setting();
        say(change.id() + "  " + change.store() + ", " + change.mode() + setting + "  "
                + word(change.before(), change.observedBefore()) + " → " + word(change.after(), change.observedAfter())
                + "  " + change.title() + "\n    " + change.reason());
    }

    private static String word(@Nullable Verdict verdict, @Nullable String observed) {
        return word(verdict) + (verdict == null || verdict == Verdict.NOT_RUN ? "" : " (" + observed + ")");
    }

    private static String word(@Nullable Verdict verdict) {
        return verdict == null ? "not asked" : verdict.symbol() + " " + verdict.word();
    }

    private void say(String line) {
        terminal.out().println(line);
    }
}
