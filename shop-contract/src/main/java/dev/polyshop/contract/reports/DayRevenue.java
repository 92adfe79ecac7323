package dev.polyshop.contract.reports;

import dev.polyshop.contract.Money;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one day brought.
 *
 * @param day the day
 * @param orders how many orders were placed
 * @param revenue the sum of their lines, before discounts
 * @param byCategory the same by top category, for those that sold
 */
public record DayRevenue(LocalDate day, long orders, Money revenue, SortedMap<String, Money> byCategory) {

    /** Keeps its own copy of the map. */
    public DayRevenue {
        byCategory = Collections.unmodifiableSortedMap(new TreeMap<>(byCategory));
    }
}
