package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.datasets.spec.Datasets;
import dev.polyshop.comparison.report.ReportFolder;
import dev.polyshop.contract.InvalidDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN,…",
            description = "Which column of a CSV or JSON Lines catalogue says what, as in"
                    + " sku=Artikelnummer,name=Titel,price=Preis,attributes=attr_*.")
    private Optional<String> map = Optional.empty();

    @Option(names = "--currency", paramLabel = "CODE", description = "What the prices of a catalogue are in.")
    private Optional<String> currency = Optional.empty();

    @Option(names = "--decimal", paramLabel = "MARK", description = "The decimal mark of a catalogue: point or comma.")
    private Optional<String> decimal = Optional.empty();

    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            description = "What stands between the values of a CSV catalogue: a character, or tab.")
    private Optional<String> delimiter = Optional.empty();

    @Option(names = "--encoding", paramLabel = "NAME", description = "The encoding of a catalogue, if not UTF-8.")
    private Optional<String> encoding = Optional.empty();

    /**
     * Opens the data asked for.
     *
     * @param otherwise what to take if nothing was said
     * @param folder where rows that are kept out are listed
     */
    OpenData open(Optional<String> otherwise, long seed, Optional<ReportFolder> folder) {
        return data.or(() -> otherwise)
                .filter(text -> !text.equals(NONE))
                .map(text -> OpenData.of(Datasets.open(text, seed, options()), folder, strict))
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
                .map(text -> Path.of(text.substring(text.indexOf(':') + 1).split("\\?")[0]))
                .filter(Files::exists)
                .orElseThrow(() -> new InvalidDataException("this needs data from a file: say which with --data"));
    }

    private Map<String, String> options() {
        Map<String, String> given = new LinkedHashMap<>();
        map.ifPresent(value -> given.put("map", value));
        currency.ifPresent(value -> given.put("currency", value));
        decimal.ifPresent(value -> given.put("decimal", value));
        delimiter.ifPresent(value -> given.put("delimiter", value));
        encoding.ifPresent(value -> given.put("encoding", value));
        return given;
    }
}
