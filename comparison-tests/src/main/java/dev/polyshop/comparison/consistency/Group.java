package dev.polyshop.comparison.consistency;

import java.util.Locale;

/** What experiments belong together. */
public enum Group {
    /** Fixed interleavings of a few units. */
    ANOMALIES("Anomalies of concurrent units"),
    /** What holds however many clients there are at once. */
    INVARIANTS("Invariants under load"),
    /** What one client sees of its own writes, and of what it saw before. */
    SESSIONS("Sessions and visibility"),
    /** What is left when connections and servers die. */
    FAULTS("Faults");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    /** The heading in reports. */
    public String title() {
        return title;
    }

    /** The word in results. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
