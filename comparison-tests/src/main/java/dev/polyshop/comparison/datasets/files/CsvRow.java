package dev.polyshop.comparison.datasets.files;

import dev.polyshop.comparison.datasets.RejectionReason;
import java.util.List;
import java.util.Optional;

/**
 * A row of a CSV file.
 *
 * @param line the line on which it begins, from 1
 * @param values its values in the order of the header; none if there is a fault
 * @param fault why it cannot be read as a row
 */
public record CsvRow(long line, List<String> values, Optional<RowFault> fault) {

    static CsvRow of(long line, List<String> values) {
        return new CsvRow(line, values, Optional.empty());
    }

    static CsvRow faulty(long line, RejectionReason reason, String message) {
        return new CsvRow(line, List.of(), Optional.of(new RowFault(reason, message)));
    }
}
