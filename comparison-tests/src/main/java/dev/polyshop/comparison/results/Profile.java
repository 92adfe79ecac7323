package dev.polyshop.comparison.results;

import java.util.Locale;

/** How thoroughly a run looks. */
public enum Profile {
    /** Minutes: what fits into {@code compare}. */
    QUICK,
    /** Enough trials that naive code is caught. */
    STANDARD,
    /** As many trials as a patient reader waits for. */
    THOROUGH;

    /** The word on the command line and in results. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
