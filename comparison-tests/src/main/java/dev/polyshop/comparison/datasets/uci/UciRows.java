package dev.polyshop.comparison.datasets.uci;

import dev.polyshop.comparison.datasets.DatasetException;
import dev.polyshop.comparison.datasets.files.CsvRow;
import dev.polyshop.comparison.datasets.files.CsvRows;
import dev.polyshop.comparison.datasets.files.InputFile;

/** Opens the log and checks that it is one. */
final class UciRows {

    private UciRows() {}

    static CsvRows open(InputFile file) {
        CsvRows rows = new CsvRows(file, ',');
        if (!rows.header().equals(UciColumn.headers())) {
            rows.close();
            throw new DatasetException(file.path() + " is not the log of Online Retail: its header has to be "
                    + String.join(",", UciColumn.headers()) + " and is " + brief(String.join(",", rows.header())));
        }
        return rows;
    }

    static UciLine line(CsvRow row) {
        return UciLine.of(row.line(), row.values());
    }

    private static String brief(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
