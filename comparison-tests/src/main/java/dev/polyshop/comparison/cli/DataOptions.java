package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.datasets.spec.Datasets;
import dev.polyshop.comparison.report.ReportFolder;
import dev.polyshop.contract.InvalidDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the shop is filled with. */
final class DataOptions {

    private static final String NONE = "none";

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "What to fill the shop with: " + Datasets.FORMS + ", or none.")
    private Optional<String> data = Optional.empty();

    @Option(names = "--strict", description = "Stop at the first row of the data that is not fit to go in.")
    private boolean strict;

    /**
     * Opens the data asked for.
     *
     * @param otherwise what to take if nothing was said
     * @param folder where rows that are kept out are listed
     */
    OpenData open(Optional<String> otherwise, long seed, Optional<ReportFolder> folder) {
        return data.or(() -> otherwise)
                .filter(text -> !text.equals(NONE))
                .map(text -> OpenData.of(Datasets.open(text, seed), folder, strict))
                .orElse(OpenData.NONE);
    }

    /**
     * The file or folder that the data come from.
     *
     * @throws InvalidDataException if they come from none
     */
    Path file(Optional<String> otherwise) {
        return data.or(() -> otherwise)
                .filter(text -> text.indexOf(':') > 0)
                .map(text -> Path.of(text.substring(text.indexOf(':') + 1)))
                .filter(Files::exists)
                .orElseThrow(() -> new InvalidDataException("this needs data from a file: say which with --data"));
    }
}
