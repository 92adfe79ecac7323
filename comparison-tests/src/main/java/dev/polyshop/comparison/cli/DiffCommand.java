package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.results.ResultsDiff;
import dev.polyshop.comparison.results.ResultsDiff.RuleChange;
import dev.polyshop.comparison.results.ResultsFile;
import dev.polyshop.comparison.results.Verdict;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What changed between two runs. */
@Command(
        name = "diff",
        description = {
            "Compare two results: which verdicts changed, and on which servers.",
            "Ends with 1 if something fails in the second that did not in the first."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DiffCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A results.json, or the folder that holds it.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "The later one.")
    private Path after = Path.of("");

    @Mixin
    private final ScreenOptions screen = new ScreenOptions();

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ResultsDiff diff = ResultsDiff.of(ResultsFile.read(before), ResultsFile.read(after));
        if (screen.json()) {
            JsonMapper json = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            terminal.out().println(json.writeValueAsString(diff));
        } else {
            print(diff);
        }
        return diff.hasNewFailures() ? ExitCode.FAILED : ExitCode.OK;
    }

    private void print(ResultsDiff diff) {
        diff.missing().forEach(store -> say(store + " is in one of the runs only and not compared"));
        diff.engines().forEach(change -> say(change.store() + ": " + change.before() + " → " + change.after()));
        diff.rules().forEach(this::print);
        if (diff.rules().isEmpty()) {
            say("no verdict changed");
        }
    }

    private void print(RuleChange change) {
        String reason = change.reason() == null ? "" : "\n    " + change.reason();
        say(change.id() + "  " + change.store() + "  " + word(change.before()) + " → " + word(change.after()) + "  "
                + change.title() + reason);
    }

    private static String word(@Nullable Verdict verdict) {
        return verdict == null ? "not asked" : verdict.symbol() + " " + verdict.word();
    }

    private void say(String line) {
        terminal.out().println(line);
    }
}
