package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.run.Phase;
import dev.polyshop.contract.InvalidDataException;
import java.util.List;
import picocli.CommandLine.Command;

/** Loads data and says how that went. */
@Command(
        name = "import",
        description = {
            "Load data into the stores: rows per second beside the store's own bulk path, rows kept out by reason,",
            "and whether all stores report the same figures, to the cent. On servers that were given, the data stay"
                    + " with --keep."
        })
final class ImportCommand extends RunCommand {

    ImportCommand(Terminal terminal, Interruption interruption) {
        super(terminal, interruption);
    }

    @Override
    List<Phase> phases(OpenData opened) {
        if (opened.set().isEmpty()) {
            throw new InvalidDataException("there is nothing to import: say what with --data");
        }
        return opened.imports();
    }
}
