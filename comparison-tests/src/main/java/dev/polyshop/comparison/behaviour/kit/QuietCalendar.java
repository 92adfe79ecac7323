package dev.polyshop.comparison.behaviour.kit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Hands out years in which nothing was sold, each once, so that reports over a period find the orders of one rule only.
 * They lie before any data set's orders.
 */
public final class QuietCalendar {

    private static final int FIRST = 1971;
    private static final int LAST = 2008;

    private final List<Integer> years = new ArrayList<>();

    /** @param random decides the order of the years */
    public QuietCalendar(Random random) {
        IntStream.rangeClosed(FIRST, LAST).forEach(years::add);
        Collections.shuffle(years, random);
    }

    /**
     * A year that nobody has had before.
     *
     * @param isQuiet whether the shop really has no orders in it: it may keep those of an earlier run
     */
    public synchronized int year(IntPredicate isQuiet) {
        while (!years.isEmpty()) {
            int year = years.removeLast();
            if (isQuiet.test(year)) {
                return year;
            }
        }
        throw new IllegalStateException("the shop has orders in every year from " + FIRST + " to " + LAST
                + ": run the rules in a new namespace");
    }
}
