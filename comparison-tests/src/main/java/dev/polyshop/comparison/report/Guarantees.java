package dev.polyshop.comparison.report;

import java.util.Locale;

/** The names of guarantees as readers see them. */
final class Guarantees {

    private Guarantees() {}

    /** As in {@code no lost update}. */
    static String inWords(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
