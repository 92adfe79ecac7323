package dev.polyshop.contract.reviews;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a product is rated.
 *
 * @param histogram for each of 1 to 5 stars, how many reviews give them
 */
public record Rating(SortedMap<Integer, Long> histogram) {

    /** Nobody has said anything. */
    public static final Rating NONE = of(Map.of());

    /** Completes the histogram: stars that nobody gave count zero. */
    public static Rating of(Map<Integer, Long> counts) {
        SortedMap<Integer, Long> all = new TreeMap<>();
        for (int stars = 1; stars <= 5; stars++) {
            all.put(stars, counts.getOrDefault(stars, 0L));
        }
        return new Rating(Collections.unmodifiableSortedMap(all));
    }

    /** How many reviews there are. */
    public long count() {
        return histogram.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The mean number of stars to two decimal places, rounded half up; empty without reviews. */
    public Optional<BigDecimal> average() {
        long count = count();
        if (count == 0) {
            return Optional.empty();
        }
        long sum = histogram.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
        return Optional.of(BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP));
    }
}
