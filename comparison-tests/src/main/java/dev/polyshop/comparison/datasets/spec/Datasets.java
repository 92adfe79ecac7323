package dev.polyshop.comparison.datasets.spec;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.DatasetException;
import dev.polyshop.comparison.datasets.generated.DataSize;
import dev.polyshop.comparison.datasets.generated.GeneratedDataset;
import dev.polyshop.comparison.datasets.uci.UciDataset;

/** The data sets, by what a user calls them. */
public final class Datasets {

    /** What can be asked for, for messages and help. */
    public static final String FORMS = "generated:tiny|small|medium|large, uci:PATH";

    private Datasets() {}

    /**
     * Opens the data set that a text names: {@value #FORMS}.
     *
     * @param text as given on the command line
     * @param seed what generated data depends on; files do not
     * @throws DatasetException if the text names none, or its file cannot be read: one sentence that says what to do
     */
    public static Dataset open(String text, long seed) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        return switch (kind) {
            case "generated" -> generated(rest, seed);
            case "uci" -> new UciDataset(rest);
            default -> throw new DatasetException("unknown data set " + text + "; there are " + FORMS);
        };
    }

    private static Dataset generated(String size, long seed) {
        return new GeneratedDataset(
                DataSize.named(size)
                        .orElseThrow(
                                () -> new DatasetException("unknown size generated:" + size + "; there are " + FORMS)),
                seed);
    }
}
