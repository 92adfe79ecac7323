package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.report.ConsoleReport;
import dev.polyshop.comparison.report.ReportFolder;
import dev.polyshop.comparison.report.ReportView;
import dev.polyshop.comparison.results.ResultsFile;
import dev.polyshop.comparison.results.RunResults;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws results again. */
@Command(
        name = "report",
        description = "Draw a results.json again: on the screen, and with --out as HTML and Markdown.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ReportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RESULTS", description = "A results.json, or the folder that holds it.")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder to write to; it may be the one that holds the results.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private final ScreenOptions screen = new ScreenOptions();

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunResults results = ResultsFile.read(file);
        out.map(ReportFolder::prepare).ifPresent(folder -> folder.write(results));
        if (screen.json()) {
            terminal.out().print(ResultsFile.toJson(results));
        } else {
            terminal.out().print(ConsoleReport.draw(ReportView.of(results), screen.ansi(terminal)));
        }
        terminal.out().flush();
        return ExitCode.OK;
    }
}
