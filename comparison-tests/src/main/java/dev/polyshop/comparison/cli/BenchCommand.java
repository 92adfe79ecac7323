package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.latency.LatencyProfile;
import dev.polyshop.comparison.latency.Pace;
import dev.polyshop.comparison.latency.ShopOperation;
import dev.polyshop.comparison.latency.Workload;
import dev.polyshop.comparison.latency.WorkloadFile;
import dev.polyshop.comparison.report.ReportFolder;
import dev.polyshop.comparison.run.HighestRatePhase;
import dev.polyshop.comparison.run.LatencyPhase;
import dev.polyshop.comparison.run.Phase;
import dev.polyshop.contract.InvalidDataException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Latency only. */
@Command(
        name = "bench",
        description = {
            "Measure how long the stores take, in rounds that take turns, and say only what the rounds support.",
            "Fills them with generated:tiny unless said otherwise."
        })
final class BenchCommand extends RunCommand {

    /** The workload that is an import: not a mix of operations, but the whole data set. */
    private static final String IMPORT = "import";

    enum Loop {
        OPEN,
        CLOSED
    }

    @Option(
            names = "--workload",
            split = ",",
            paramLabel = "NAME|FILE",
            description = "What to do: browse, search, checkout, reporting, mixed, import, or YAML files of your own."
                    + " Default: those of the profile.")
    private List<String> workloads = List.of();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Operations due per second, instead of the workload's own rate.")
    private Optional<Double> rate = Optional.empty();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Operations under way at once, at most, instead of the workload's own number.")
    private Optional<Integer> workers = Optional.empty();

    @Option(
            names = "--loop",
            paramLabel = "LOOP",
            description =
                    "open: operations are due at their times, whatever becomes of those before. closed: each worker"
                            + " waits for its answer, and a store that stalls is asked less. Default: the workload's own.")
    private Optional<Loop> loop = Optional.empty();

    @Option(
            names = "--arrivals",
            paramLabel = "SPACING",
            description = "How an open loop's operations are spaced: poisson or fixed. Default: the workload's own.")
    private Optional<Pace.Spacing> arrivals = Optional.empty();

    @Option(
            names = "--aa",
            description = "Measure every store as two: a sound method finds no difference between them.")
    private boolean twice;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "With --aa: how often, and say in how many repetitions no difference was found. Default: 1.")
    private Optional<Integer> repetitions = Optional.empty();

    @Option(
            names = "--ladder",
            paramLabel = "data|workers[=N,N…]",
            converter = LadderSpec.Converter.class,
            description = "Measure the operations at rising sizes, one by one in a closed loop, and tell how they grow:"
                    + " over generated orders (1k, 10k, 100k; also 1M) or over workers (1 to 32).")
    private List<LadderSpec> ladders = List.of();

    @Option(
            names = "--highest-rate",
            description = "Look for the highest rate of each workload that keeps the 99th percentile under --p99.")
    private boolean highestRate;

    @Option(
            names = "--p99",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "With --highest-rate: the limit, as in 20ms. Default: 20ms.")
    private Optional<Duration> limit = Optional.empty();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How many rounds each store has, 6 or more, instead of the profile's number.")
    private Optional<Integer> rounds = Optional.empty();

    @Option(
            names = "--round-length",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long a round is, or a trial of --highest-rate, as in 500ms or 5m, instead of the"
                    + " profile's length.")
    private Optional<Duration> roundLength = Optional.empty();

    BenchCommand(Terminal terminal, Interruption interruption) {
        super(terminal, interruption);
    }

    @Override
    Optional<Path> defaultOut() {
        return Optional.of(Path.of("polyshop-report"));
    }

    @Override
    Optional<String> defaultData() {
        return Optional.of("generated:tiny");
    }

    @Override
    void check() {
        refuseWhatDoesNotGoTogether();
        refuseTwice(chosen());
        measuring();
    }

    @Override
    List<Phase> phases(OpenData opened) {
        List<Workload> chosen = chosen();
        LatencyProfile measuring = measuring();
        List<Phase> phases = new ArrayList<>();
        if (workloads.contains(IMPORT)) {
            phases.addAll(opened.imports());
        }
        for (LadderSpec ladder : ladders) {
            phases.add(ladder.phase(opened.required(), operations(chosen), measuring, seed()));
        }
        if (highestRate) {
            phases.add(new HighestRatePhase(
                    opened.required(),
                    measuring,
                    chosen.isEmpty() ? measuring.builtIn() : chosen,
                    limit.orElse(Duration.ofMillis(20))));
        }
        if (ladders.isEmpty() && !highestRate && !(chosen.isEmpty() && workloads.contains(IMPORT))) {
            phases.add(new LatencyPhase(
                    opened.required(),
                    measuring,
                    chosen,
                    twice ? repetitions.orElse(1) : 0,
                    folder().map(ReportFolder::histograms)));
        }
        return phases;
    }

    private LatencyProfile measuring() {
        LatencyProfile given = LatencyProfile.of(profile());
        return given.with(
                rounds.orElse(given.rounds()), roundLength.orElse(given.round()), roundLength.orElse(given.trial()));
    }

    private List<Workload> chosen() {
        return workloads.stream()
                .filter(name -> !name.equals(IMPORT))
                .map(WorkloadFile::named)
                .map(this::changed)
                .toList();
    }

    private void refuseWhatDoesNotGoTogether() {
        // Said of the figure itself, not of what it would be used for.
        rate.ifPresent(perSecond -> new Pace.Open(perSecond, Pace.Spacing.POISSON));
        if (workloads.isEmpty()
                && (rate.isPresent() || workers.isPresent() || loop.isPresent() || arrivals.isPresent())) {
            throw new InvalidDataException(
                    "--rate, --workers, --loop and --arrivals change a workload: say which with --workload");
        }
        if (loop.filter(Loop.CLOSED::equals).isPresent() && (rate.isPresent() || arrivals.isPresent())) {
            throw new InvalidDataException(
                    "a closed loop has no rate and no arrivals: leave out --rate and --arrivals, or --loop closed");
        }
        if (repetitions.isPresent() && (!twice || repetitions.get() < 1)) {
            throw new InvalidDataException("--repeat says how often --aa is done, 1 or more: give both");
        }
        if (rounds.isPresent() && highestRate && ladders.isEmpty()) {
            throw new InvalidDataException("--highest-rate has no rounds: leave out --rounds");
        }
        if (limit.isPresent() && !highestRate) {
            throw new InvalidDataException("--p99 is the limit of --highest-rate: give both");
        }
        if (twice && (!ladders.isEmpty() || highestRate)) {
            throw new InvalidDataException("--aa measures workloads: leave out --ladder and --highest-rate");
        }
    }

    private static void refuseTwice(List<Workload> chosen) {
        Set<String> names = new HashSet<>();
        for (Workload workload : chosen) {
            if (!names.add(workload.name())) {
                throw new InvalidDataException("two workloads are named " + workload.name()
                        + ": results could not tell them apart, so give each a name of its own");
            }
        }
    }

    private Workload changed(Workload workload) {
        Workload paced = loop.filter(Loop.CLOSED::equals).isPresent()
                ? workload.at(new Pace.Closed())
                : rate.map(workload::atRate).orElse(workload);
        if (loop.filter(Loop.OPEN::equals).isPresent() && paced.pace() instanceof Pace.Closed) {
            throw new InvalidDataException(
                    "workload " + workload.name() + " is a closed loop: an open one needs a rate, say it with --rate");
        }
        Workload spaced = arrivals.filter(spacing -> paced.pace() instanceof Pace.Open)
                .map(spacing -> paced.at(new Pace.Open(((Pace.Open) paced.pace()).perSecond(), spacing)))
                .orElse(paced);
        return workers.map(spaced::withWorkers).orElse(spaced);
    }

    private static List<ShopOperation> operations(List<Workload> chosen) {
        return chosen.isEmpty()
                ? ShopOperation.withFloor()
                : chosen.stream()
                        .flatMap(workload -> workload.operations().stream())
                        .map(Workload.Share::operation)
                        .distinct()
                        .toList();
    }
}
