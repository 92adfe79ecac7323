package dev.polyshop.comparison.results;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one store took a data set in.
 *
 * @param store the store's name
 * @param rows what went in: products, customers, and order lines, added up
 * @param seconds how long it took
 * @param rowsPerSecond rows by seconds
 * @param floorRowsPerSecond the same rows through the store's bare bulk path, interleaved; null if not measured
 * @param counts what the store counts afterwards: {@code products}, {@code customers}, {@code orders},
 *     {@code orderLines}
 */
public record ImportResult(
        String store,
        long rows,
        double seconds,
        double rowsPerSecond,
        @Nullable Double floorRowsPerSecond,
        Map<String, Long> counts) {}
