package dev.polyshop.comparison.datasets.plain;

import java.util.Optional;

/** One reading of the rows of either format. */
interface PlainRows extends AutoCloseable {

    /** The next row; empty at the end, or where the file is damaged. */
    Optional<PlainRow> next();

    /** Where and how the file is damaged, in a sentence, once that place was met. */
    Optional<String> damage();

    @Override
    void close();
}
