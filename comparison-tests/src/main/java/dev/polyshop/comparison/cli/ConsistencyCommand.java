package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.consistency.ExperimentCatalog;
import dev.polyshop.comparison.run.ConsistencyPhase;
import dev.polyshop.comparison.run.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The consistency lab only. */
@Command(
        name = "consistency",
        description = {
            "Try what each store really guarantees, in each of its modes, and hold it against what it promises.",
            "A promise that is broken ends with exit code 1. --only takes ids as in P4 or CONS-RYW."
        })
final class ConsistencyCommand extends RunCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "How often each experiment tries, in place of what the profile says.")
    private Optional<Integer> trials = Optional.empty();

    ConsistencyCommand(Terminal terminal, Interruption interruption) {
        super(terminal, interruption);
    }

    @Override
    void check() {
        ExperimentCatalog.named(only());
        trials.filter(count -> count < 1).ifPresent(count -> {
            throw new ParameterException(spec.commandLine(), "--trials " + count + " is not at least 1");
        });
    }

    @Override
    List<Phase> phases(OpenData opened) {
        List<Phase> phases = new ArrayList<>(opened.imports());
        phases.add(new ConsistencyPhase(
                ExperimentCatalog.named(only()), trials.map(OptionalInt::of).orElse(OptionalInt.empty())));
        return phases;
    }
}
