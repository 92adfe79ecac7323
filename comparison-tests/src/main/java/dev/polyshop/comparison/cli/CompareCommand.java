package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.behaviour.RuleBook;
import dev.polyshop.comparison.consistency.ExperimentCatalog;
import dev.polyshop.comparison.latency.LatencyProfile;
import dev.polyshop.comparison.report.ReportFolder;
import dev.polyshop.comparison.run.BehaviourPhase;
import dev.polyshop.comparison.run.ConsistencyPhase;
import dev.polyshop.comparison.run.LatencyPhase;
import dev.polyshop.comparison.run.Phase;
import dev.polyshop.contract.InvalidDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** The main job. */
@Command(
        name = "compare",
        description = {
            "Compare the stores side by side and write a report.",
            "Fills the shop with data (generated:tiny unless said otherwise), holds every store to the rules, tries"
                    + " what each of its modes really guarantees, and measures how long they take."
        })
final class CompareCommand extends RunCommand {

    CompareCommand(Terminal terminal, Interruption interruption) {
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
        only().stream()
                .filter(id -> !RuleBook.knows(id) && !ExperimentCatalog.knows(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new InvalidDataException("neither a rule nor an experiment matches " + id
                            + "; rules are named as in CAT-01 or CAT-*, experiments as in CONS-P4 or CONS-RYW");
                });
    }

    @Override
    List<Phase> phases(OpenData opened) {
        List<Phase> phases = new ArrayList<>(opened.imports());
        phases.add(new BehaviourPhase(opened.loaded()));
        if (only().isEmpty() || only().stream().anyMatch(ExperimentCatalog::knows)) {
            phases.add(ConsistencyPhase.among(only()));
        }
        if (only().isEmpty()) {
            opened.set()
                    .ifPresent(one -> phases.add(new LatencyPhase(
                            one.data(),
                            LatencyProfile.of(profile()),
                            List.of(),
                            0,
                            folder().map(ReportFolder::histograms))));
        }
        return phases;
    }
}
