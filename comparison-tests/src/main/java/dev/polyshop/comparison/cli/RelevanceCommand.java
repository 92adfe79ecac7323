package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.relevance.Judgments;
import dev.polyshop.comparison.run.Phase;
import dev.polyshop.comparison.run.RelevancePhase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Search quality over a judged catalogue. */
@Command(
        name = "relevance",
        description = {
            "Hold the stores' search against people's judgments of its hits: NDCG@10 and what stands behind it.",
            "The judgments are a CSV file with the columns query, docid (a SKU of the data) and rating (0 to 3)."
        })
final class RelevanceCommand extends RunCommand {

    @Option(
            names = "--judgments",
            paramLabel = "FILE",
            description = "The judgments. Default: the one CSV file of that form beside the data.")
    private Optional<Path> judgments = Optional.empty();

    RelevanceCommand(Terminal terminal, Interruption interruption) {
        super(terminal, interruption);
    }

    @Override
    Optional<Path> defaultOut() {
        return Optional.of(Path.of("polyshop-report"));
    }

    @Override
    List<Phase> phases(OpenData opened) {
        opened.required();
        Judgments read = Judgments.read(judgments.orElseGet(() -> Judgments.beside(dataFile())));
        List<Phase> phases = new ArrayList<>(opened.imports());
        phases.add(new RelevancePhase(read));
        return phases;
    }
}
