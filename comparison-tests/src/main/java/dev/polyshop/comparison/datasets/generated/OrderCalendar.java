package dev.polyshop.comparison.datasets.generated;

import dev.polyshop.comparison.datasets.generated.Streams.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * When orders come: over one year, more on Mondays than on Saturdays, more before Christmas than in August, more in the
 * evening than at night. Whole numbers only, so that no rounding differs from machine to machine.
 */
final class OrderCalendar {

    private static final int[] MONTHS = {95, 85, 90, 90, 92, 88, 82, 78, 92, 105, 150, 165};
    private static final int[] WEEKDAYS = {120, 110, 105, 100, 95, 80, 110};
    private static final int[] HOURS = {
        8, 4, 2, 1, 1, 2, 6, 14, 26, 38, 46, 48, 50, 46, 42, 42, 46, 54, 66, 80, 88, 76, 48, 22
    };

    private final LocalDate firstDay;
    private final int days;
    private final ZoneId zone;
    private final Streams streams;
    /** How many orders there are before each day. */
    private final int[] before;

    OrderCalendar(LocalDate firstDay, ZoneId zone, int orders, Streams streams) {
        this.firstDay = firstDay;
        this.days = (int) ChronoUnit.DAYS.between(firstDay, firstDay.plusYears(1));
        this.zone = zone;
        this.streams = streams;
        this.before = new int[days + 1];
        long[] weightBefore = new long[days + 1];
        for (int day = 0; day < days; day++) {
            weightBefore[day + 1] = weightBefore[day] + weight(day);
        }
        for (int day = 1; day <= days; day++) {
            before[day] = (int) (orders * weightBefore[day] / weightBefore[days]);
        }
    }

    int days() {
        return days;
    }

    /** The number of the first order of a day. */
    int firstOrder(int day) {
        return before[day];
    }

    /** The moments of a day's orders, in order. */
    Instant[] moments(int day) {
        UniformRandomProvider random = streams.of(Kind.DAY, day);
        Instant[] moments = new Instant[before[day + 1] - before[day]];
        LocalDate date = firstDay.plusDays(day);
        for (int i = 0; i < moments.length; i++) {
            LocalTime time =
                    LocalTime.ofNanoOfDay((hour(random) * 3_600_000L + random.nextInt(3_600_000)) * 1_000_000L);
            moments[i] = date.atTime(time).atZone(zone).toInstant();
        }
        Arrays.sort(moments);
        return moments;
    }

    private int weight(int day) {
        LocalDate date = firstDay.plusDays(day);
        int noise = 85 + streams.of(Kind.DAY, -1L - day).nextInt(31);
        return MONTHS[date.getMonthValue() - 1] * WEEKDAYS[date.getDayOfWeek().getValue() - 1] * noise / 100;
    }

    private static int hour(UniformRandomProvider random) {
        int left = random.nextInt(Arrays.stream(HOURS).sum());
        int hour = 0;
        while (left >= HOURS[hour]) {
            left -= HOURS[hour++];
        }
        return hour;
    }
}
