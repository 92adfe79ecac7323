package dev.polyshop.comparison.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.polyshop.contract.InvalidDataException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The load generator")
class LoadGeneratorTest {

    @Test
    void countsAnOpenLoopsLatencyFromWhenAnOperationWasDue() {
        // One worker, 200 a second, and the 100th operation takes half a second: 100 wait behind it.
        Measured measured =
                LoadGenerator.run(LoadPlan.open(1, Duration.ofSeconds(2), () -> Arrivals.fixed(200)), sequence -> {
                    if (sequence == 100) {
                        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                    }
                    return true;
                });
        assertThat(measured.total().response().getTotalCount()).isEqualTo(400);
        long waited = slowerThan100Millis(measured.total().response());
        assertThat(waited)
                .as("operations whose answer came 100 ms late or more")
                .isGreaterThan(70);
        assertThat(slowerThan100Millis(measured.total().service()))
                .as("operations that themselves took 100 ms or more")
                .isBetween(1L, waited / 4);
        assertThat(measured.sustained()).isTrue();
    }

    private static long slowerThan100Millis(Histogram nanos) {
        return nanos.getCountBetweenValues(Duration.ofMillis(100).toNanos(), Latencies.LONGEST_NANOS);
    }

    @Test
    void saysThatARateWasNotReached() {
        Measured measured =
                LoadGenerator.run(LoadPlan.open(1, Duration.ofSeconds(1), () -> Arrivals.fixed(1_000)), sequence -> {
                    LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
                    return true;
                });
        assertThat(measured.sustained()).isFalse();
        assertThat(measured.achievedRate()).isLessThan(600);
        assertThat(measured.punctuality().elapsed())
                .as("a hopeless run is ended")
                .isLessThan(Duration.ofMillis(2_500));
    }

    @Test
    void saysThatARateWasNotReachedWhenItGaveUpThoughAllBeganInTime() {
        // The last but one of 20 begins in time and takes longer than there is patience; the last is never asked.
        Measured measured =
                LoadGenerator.run(LoadPlan.open(1, Duration.ofMillis(200), () -> Arrivals.fixed(100)), sequence -> {
                    if (sequence == 18) {
                        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                    }
                    return true;
                });
        assertThat(measured.total().performed()).isEqualTo(19);
        assertThat(measured.punctuality().gaveUp()).isTrue();
        assertThat(measured.sustained()).isFalse();
    }

    @Test
    void takesASlowLastAnswerForNoQueueWhereNothingWasDueAtTheEnd() {
        Measured measured =
                LoadGenerator.run(LoadPlan.open(1, Duration.ofSeconds(1), () -> Arrivals.fixed(3)), sequence -> {
                    LockSupport.parkNanos(
                            Duration.ofMillis(sequence == 2 ? 600 : 10).toNanos());
                    return true;
                });
        assertThat(measured.total().performed()).isEqualTo(3);
        assertThat(measured.sustained()).isTrue();
    }

    @Test
    void takesMoreThanASecondsQueueAtTheEndOfALongRunForARateNotReached() {
        assertThat(afterAnHour(Duration.ofMillis(900))).isTrue();
        assertThat(afterAnHour(Duration.ofSeconds(2))).isFalse();
    }

    private static boolean afterAnHour(Duration late) {
        Duration hour = Duration.ofHours(1);
        return Punctuality.sustained(List.of(new Punctuality(hour, hour, late, false, Optional.of(10.0))));
    }

    @Test
    void countsWrongAnswersAndExceptionsAsErrorsAndNotAsLatencies() {
        Measured measured =
                LoadGenerator.run(LoadPlan.open(2, Duration.ofSeconds(1), () -> Arrivals.fixed(300)), sequence -> {
                    if (sequence % 3 == 1) {
                        throw new IllegalStateException("broken");
                    }
                    return sequence % 3 == 0;
                });
        assertThat(measured.total().errors()).isEqualTo(200);
        assertThat(measured.total().response().getTotalCount()).isEqualTo(100);
        assertThat(measured.total().service().getTotalCount()).isEqualTo(100);
    }

    @Test
    void numbersOperationsWithoutGapOrRepeat() {
        AtomicInteger seen = new AtomicInteger();
        long[] numbers = new long[500];
        LoadGenerator.run(LoadPlan.open(4, Duration.ofSeconds(1), () -> Arrivals.fixed(500)), sequence -> {
            numbers[(int) sequence]++;
            seen.incrementAndGet();
            return true;
        });
        assertThat(seen).hasValue(500);
        assertThat(numbers).containsOnly(1);
    }

    @Test
    void ofAClosedLoopKeepsAllWorkersBusy() {
        Measured measured = LoadGenerator.run(LoadPlan.closed(3, Duration.ofMillis(500)), sequence -> {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            return true;
        });
        assertThat(measured.punctuality().targetRate()).isEmpty();
        assertThat(measured.total().response().getTotalCount()).isBetween(100L, 310L);
    }

    @Test
    void drawsPoissonGapsWithTheRightMeanAndSpread() {
        Arrivals arrivals = Arrivals.poisson(1_000, 7);
        long[] times =
                LongStream.range(0, 50_000).map(i -> arrivals.nextNanos()).toArray();
        double[] gaps = new double[times.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = times[i + 1] - times[i];
        }
        double mean = Arrays.stream(gaps).average().orElseThrow();
        double variance = Arrays.stream(gaps)
                .map(gap -> (gap - mean) * (gap - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(1e6, within(2e4));
        assertThat(Math.sqrt(variance))
                .as("an exponential's deviation is its mean")
                .isCloseTo(mean, within(3e4));
        assertThat(Arrivals.poisson(1_000, 7).nextNanos()).isEqualTo(times[0]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e9})
    void refusesARateThatIsNone(double rate) {
        assertThatThrownBy(() -> Arrivals.fixed(rate)).isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> Arrivals.poisson(rate, 1)).isInstanceOf(InvalidDataException.class);
    }
}
