package dev.polyshop.comparison.run;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Names for runs: sorted by time, told apart by chance, and short enough for every store's namespace. */
public final class RunId {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withZone(ZoneOffset.UTC);

    private RunId() {}

    /** As in {@code 20260301_101500_7f3a}. */
    public static String next(Clock clock, RandomGenerator random) {
        return TIME.format(clock.instant()) + "_" + HexFormat.of().toHexDigits((short) random.nextInt());
    }
}
