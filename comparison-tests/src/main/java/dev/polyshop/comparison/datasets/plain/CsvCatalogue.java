package dev.polyshop.comparison.datasets.plain;

import dev.polyshop.comparison.datasets.DatasetException;
import dev.polyshop.comparison.datasets.files.CsvRow;
import dev.polyshop.comparison.datasets.files.CsvRows;
import dev.polyshop.comparison.datasets.files.InputFile;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The rows of a CSV file. */
final class CsvCatalogue implements PlainRows {

    private final CsvRows rows;

    CsvCatalogue(InputFile file, PlainOptions options) {
        this.rows = new CsvRows(file, options.delimiter());
        try {
            options.mapping().require(file.name(), rows.header());
            if (new HashSet<>(rows.header()).size() < rows.header().size()) {
                throw new DatasetException(file.name() + " has two columns of one name: its columns are "
                        + String.join(", ", rows.header()));
            }
        } catch (DatasetException e) {
            rows.close();
            throw e;
        }
    }

    @Override
    public Optional<PlainRow> next() {
        return rows.next().map(row -> new PlainRow(row.line(), values(row), true, row.fault()));
    }

    @Override
    public Optional<String> damage() {
        return rows.damage();
    }

    @Override
    public void close() {
        rows.close();
    }

    private Map<String, JsonNode> values(CsvRow row) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        List<String> header = rows.header();
        for (int i = 0; i < row.values().size(); i++) {
            values.put(
                    header.get(i),
                    JsonNodeFactory.instance.stringNode(row.values().get(i)));
        }
        return values;
    }
}
