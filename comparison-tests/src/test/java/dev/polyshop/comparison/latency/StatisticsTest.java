package dev.polyshop.comparison.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The statistics")
class StatisticsTest {

    @Test
    void giveTheMedianOfTheRoundsWithAnIntervalAroundIt() {
        Interval interval = Bootstrap.median(new double[] {10, 11, 12, 13, 14, 15, 16}, 1);
        assertThat(interval.value()).isEqualTo(13);
        assertThat(interval.low()).isBetween(10.0, 12.0);
        assertThat(interval.high()).isBetween(14.0, 16.0);
        assertThat(Bootstrap.median(new double[] {10, 11, 12, 13, 14, 15, 16}, 1))
                .isEqualTo(interval);
    }

    @Test
    void holdTheTrueMedianInAboutNineteenOfTwentyExperiments() {
        SplittableRandom random = new SplittableRandom(42);
        long held = IntStream.range(0, 200)
                .filter(i -> Bootstrap.median(
                                random.doubles(15).map(u -> -Math.log(u)).toArray(), i)
                        .holds(Math.log(2)))
                .count();
        assertThat(held).isBetween(178L, 200L);
    }

    @Test
    void seeARatioThroughNoiseThatBothSidesShare() {
        double[] noise = {1, 3, 2, 5, 1.5, 2.5, 4};
        double[] twice = Arrays.stream(noise).map(x -> 2 * x).toArray();
        Interval ratio = Bootstrap.ratio(twice, noise, 3);
        assertThat(ratio.low()).isCloseTo(2, within(1e-9));
        assertThat(ratio.high()).isCloseTo(2, within(1e-9));
    }

    @Test
    void refuseTooFewRounds() {
        assertThatThrownBy(() -> Bootstrap.median(new double[] {1, 2, 3, 4, 5}, 1))
                .hasMessageContaining("at least 6 rounds");
    }

    @Test
    void takeTenSamplesBeyondAPercentileOnItsRarerSide() {
        assertThat(List.of(10.0, 50.0, 95.0, 99.0, 99.9).stream().map(Percentile::samples))
                .containsExactly(100L, 20L, 200L, 1_000L, 10_000L);
    }

    @Test
    void callAWarmUpOverOnceWindowsAgree() {
        Steadiness steadiness = new Steadiness();
        for (double falling : new double[] {900, 500, 300, 200, 150}) {
            steadiness.add(falling);
        }
        assertThat(steadiness.reached()).isFalse();
        for (double level : new double[] {101, 99, 100, 102, 100}) {
            steadiness.add(level);
        }
        assertThat(steadiness.reached()).isTrue();
    }
}
