package dev.polyshop.contract.reports;

import dev.polyshop.contract.InvalidDataException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Whole days in a time zone. A day has 23 to 25 hours where clocks change.
 *
 * @param from the first day
 * @param to the day after the last one
 * @param zone where days begin
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {

    /** The longest period, in days. */
    public static final int MAX_DAYS = 3_660;

    /** @throws InvalidDataException if there is no day in it, or more than {@value #MAX_DAYS} */
    public Period {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 1 || days > MAX_DAYS) {
            throw new InvalidDataException(
                    "period " + from + " to " + to + " does not have 1 to " + MAX_DAYS + " days");
        }
    }

    /** When it begins; included. */
    public Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** When it ends; not included. */
    public Instant end() {
        return to.atStartOfDay(zone).toInstant();
    }

    /** How many days. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to);
    }

    /** Whether the moment is in it. */
    public boolean contains(Instant moment) {
        return !moment.isBefore(start()) && moment.isBefore(end());
    }
}
