package dev.polyshop.comparison.datasets.load;

import dev.polyshop.comparison.results.ImportResult;
import java.util.List;

/**
 * How a store took a data set in.
 *
 * @param result the figures
 * @param differences where the store holds something else than the data set, a sentence each; none if all is well
 */
public record ImportOutcome(ImportResult result, List<String> differences) {

    /** Keeps its own copy. */
    public ImportOutcome {
        differences = List.copyOf(differences);
    }
}
