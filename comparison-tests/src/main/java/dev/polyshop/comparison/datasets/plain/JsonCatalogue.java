package dev.polyshop.comparison.datasets.plain;

import dev.polyshop.comparison.datasets.files.InputFile;
import dev.polyshop.comparison.datasets.files.JsonRows;
import java.util.Optional;

/** The rows of a JSON Lines file. */
final class JsonCatalogue implements PlainRows {

    private final JsonRows rows;

    JsonCatalogue(InputFile file) {
        this.rows = new JsonRows(file);
    }

    @Override
    public Optional<PlainRow> next() {
        return rows.next().map(row -> new PlainRow(row.line(), row.members(), false, row.fault()));
    }

    @Override
    public Optional<String> damage() {
        return rows.damage();
    }

    @Override
    public void close() {
        rows.close();
    }
}
