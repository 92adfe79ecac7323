package dev.polyshop.comparison.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A growth exponent")
class GrowthExponentTest {

    private static final double[] SIZES = {1_000, 10_000, 100_000};

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2})
    void isThatOfThePowerLawItWasMadeFrom(double exponent) {
        List<double[]> rounds = Arrays.stream(SIZES)
                .mapToObj(size -> {
                    double figure = 7 * Math.pow(size, exponent);
                    return new double[] {figure, figure, figure, figure, figure, figure};
                })
                .toList();
        Interval found = GrowthExponent.fit(SIZES, rounds, 1);
        assertThat(found.value()).isCloseTo(exponent, within(1e-9));
        assertThat(found.high() - found.low()).isLessThan(1e-9);
    }

    @Test
    void liesInItsIntervalThoughRoundsScatter() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(11);
        List<double[]> rounds = Arrays.stream(SIZES)
                .mapToObj(size -> IntStream.range(0, 15)
                        .mapToDouble(round -> Math.sqrt(size) * (0.8 + 0.4 * random.nextDouble()))
                        .toArray())
                .toList();
        Interval found = GrowthExponent.fit(SIZES, rounds, 1);
        assertThat(found.holds(0.5)).isTrue();
        assertThat(found.high() - found.low()).isBetween(0.001, 0.2);
    }

    @Test
    void needsTwoSizes() {
        assertThatThrownBy(() -> GrowthExponent.fit(new double[] {1}, List.of(new double[] {1, 1, 1, 1, 1, 1}), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
