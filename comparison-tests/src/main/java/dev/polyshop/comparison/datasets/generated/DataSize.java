package dev.polyshop.comparison.datasets.generated;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much is made up: each size is ten times the one before. */
public enum DataSize {
    /** 1,000 orders. */
    TINY(1_000),
    /** 10,000 orders. */
    SMALL(10_000),
    /** 100,000 orders. */
    MEDIUM(100_000),
    /** 1,000,000 orders. */
    LARGE(1_000_000);

    private final int orders;

    DataSize(int orders) {
        this.orders = orders;
    }

    /** The size with this name, in lower case. */
    public static Optional<DataSize> named(String name) {
        return Arrays.stream(values()).filter(size -> size.word().equals(name)).findFirst();
    }

    /** The name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many orders. */
    public int orders() {
        return orders;
    }

    /** How many products: one for ten orders. */
    public int products() {
        return orders / 10;
    }

    /** How many customers: one for four orders. */
    public int customers() {
        return orders / 4;
    }
}
