package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.latency.Workload;
import dev.polyshop.comparison.latency.WorkloadFile;
import dev.polyshop.comparison.run.LatencyPhase;
import dev.polyshop.comparison.run.Phase;
import dev.polyshop.contract.InvalidDataException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    @Option(
            names = "--workload",
            split = ",",
            paramLabel = "NAME|FILE",
            description = "What to do: browse, search, checkout, reporting, mixed, or YAML files of your own."
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
            names = "--aa",
            description = "Measure every store as two: a sound method finds no difference between them.")
    private boolean twice;

    BenchCommand(Terminal terminal) {
        super(terminal);
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
    List<Phase> phases(OpenData opened) {
        return List.of(new LatencyPhase(opened.required(), chosen(), twice));
    }

    private List<Workload> chosen() {
        if (workloads.isEmpty() && (rate.isPresent() || workers.isPresent())) {
            throw new InvalidDataException("--rate and --workers change a workload: say which with --workload");
        }
        return workloads.stream().map(WorkloadFile::named).map(this::changed).toList();
    }

    private Workload changed(Workload workload) {
        Workload paced = rate.map(workload::atRate).orElse(workload);
        return workers.map(paced::withWorkers).orElse(paced);
    }
}
