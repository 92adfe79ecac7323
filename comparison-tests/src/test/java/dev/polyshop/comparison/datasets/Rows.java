package dev.polyshop.comparison.datasets;

import java.util.ArrayList;
import java.util.List;

/** Reads sources to their end. */
public final class Rows {

    private Rows() {}

    /** All rows, with nobody told. */
    public static <T> List<T> of(RowSource<T> source) {
        return of(source, Intake.unwatched());
    }

    /** All rows. */
    public static <T> List<T> of(RowSource<T> source, Intake intake) {
        try (RowReader<T> reader = source.read(intake)) {
            List<T> rows = new ArrayList<>();
            reader.forEachRemaining(rows::add);
            return rows;
        }
    }
}
