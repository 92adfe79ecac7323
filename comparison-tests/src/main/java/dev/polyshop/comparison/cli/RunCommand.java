package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.report.ConsoleReport;
import dev.polyshop.comparison.report.ReportFolder;
import dev.polyshop.comparison.report.ReportView;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.comparison.results.ResultsFile;
import dev.polyshop.comparison.results.RunResults;
import dev.polyshop.comparison.run.Phase;
import dev.polyshop.comparison.run.Progress;
import dev.polyshop.comparison.run.Run;
import dev.polyshop.comparison.run.RunId;
import dev.polyshop.comparison.run.RunPlan;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.StoreProvider;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands that run something on stores have in common: they differ in their phases. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract class RunCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Interruption interruption;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final StoreOptions stores = new StoreOptions();

    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final ScreenOptions screen = new ScreenOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for results.json, index.html, results.md and the log. It must be new, empty, or"
                    + " hold an earlier report.")
    private Optional<Path> out = Optional.empty();

    private Optional<ReportFolder> folder = Optional.empty();

    RunCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    /**
     * Looks at what was asked for before anything is started or written.
     *
     * @throws InvalidDataException if it cannot be done
     */
    void check() {}

    /** Where to write if nothing was said; empty for nowhere. */
    Optional<Path> defaultOut() {
        return Optional.empty();
    }

    /** The data to fill the shop with if nothing was said; empty for none. */
    Optional<String> defaultData() {
        return Optional.empty();
    }

    /** The ids given with {@code --only}. */
    final List<String> only() {
        return options.only();
    }

    /** The file or folder that the data come from. */
    final Path dataFile() {
        return data.file(defaultData());
    }

    /** How much to do. */
    final Profile profile() {
        return options.profile();
    }

    /** Of everything random. */
    final long seed() {
        return options.seed();
    }

    /** Where the report goes, once that is known. */
    final Optional<ReportFolder> folder() {
        return folder;
    }

    /** What to do with the stores. */
    abstract List<Phase> phases(OpenData opened);

    @Override
    public final Integer call() {
        check();
        List<StoreProvider> providers = stores.providers();
        Progress progress = terminal.errIsTerminal() ? new BarProgress(System.err) : new LineProgress(terminal.err());
        folder = out.or(this::defaultOut).map(ReportFolder::prepare);
        try (OpenData opened = data.open(defaultData(), options.seed(), folder)) {
            List<Phase> phases = phases(opened);
            CommandLog.begin(folder.map(ReportFolder::log), screen.verbose());
            Run.Outcome outcome = Run.of(plan(providers, progress), phases, progress);
            if (!interruption.happened()) {
                tell(outcome.results(), progress);
            }
            outcome.failure().ifPresent(failure -> {
                throw failure;
            });
            return outcome.results().failed() ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    /** On the screen first: there may be no room for the report. */
    private void tell(RunResults results, Progress progress) {
        print(results);
        folder.ifPresent(each -> {
            each.write(results);
            progress.say("report: " + each.path().resolve("index.html"));
        });
    }

    private RunPlan plan(List<StoreProvider> providers, Progress progress) {
        return new RunPlan(
                RunId.next(Clock.systemUTC(), new SecureRandom()),
                Version.ofPolyshop(),
                CommandText.of(spec.root().commandLine().getParseResult().originalArgs()),
                providers,
                provider ->
                        stores.request(terminal, message -> progress.say("  " + provider.product() + ": " + message)),
                options.profile(),
                options.seed(),
                options.only(),
                options.keep());
    }

    private void print(RunResults results) {
        if (screen.json()) {
            terminal.out().print(ResultsFile.toJson(results));
        } else {
            terminal.out().print(ConsoleReport.draw(ReportView.of(results), screen.ansi(terminal)));
        }
        terminal.out().flush();
    }
}
