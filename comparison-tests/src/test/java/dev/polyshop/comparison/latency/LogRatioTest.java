package dev.polyshop.comparison.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.LogNormalSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A ratio over rounds")
class LogRatioTest {

    @Test
    @DisplayName("has Student's interval of the mean logarithm")
    void student() {
        // Logarithms 0.1, 0.2, 0.3, each twice: mean 0.2, variance 0.04 / 5; t(5 degrees, 97.5%) is 2.5706.
        double[] first = {Math.exp(0.1), Math.exp(0.2), Math.exp(0.3), Math.exp(0.1), Math.exp(0.2), Math.exp(0.3)};
        Interval ratio = LogRatio.paired(first, new double[] {1, 1, 1, 1, 1, 1}, 0.95);
        double error = Math.sqrt(0.04 / 5 / 6);
        assertThat(ratio.value()).isCloseTo(Math.exp(0.2), within(1e-9));
        assertThat(ratio.low()).isCloseTo(Math.exp(0.2 - 2.5706 * error), within(1e-4));
        assertThat(ratio.high()).isCloseTo(Math.exp(0.2 + 2.5706 * error), within(1e-4));
    }

    @Test
    @DisplayName("does not see what slowed both sides of a pair")
    void paired() {
        double[] slow = {100, 300, 200, 900, 150, 400};
        double[] slower = {201, 598, 402, 1799, 299, 801};
        assertThat(LogRatio.paired(slower, slow, 0.99).low()).isGreaterThan(1.9);
        assertThat(LogRatio.independent(slower, slow, 0.99).low()).isLessThan(1);
    }

    @Test
    @DisplayName("of nine rounds of the same holds 1 as often as its level says, be it high")
    void covers() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(11);
        SharedStateContinuousSampler micros =
                LogNormalSampler.of(ZigguratSampler.NormalizedGaussian.of(random), 6, 0.1);
        long missed = IntStream.range(0, 20_000)
                .filter(run -> {
                    double[] one = micros.samples(9).toArray();
                    double[] two = micros.samples(9).toArray();
                    Interval paired = LogRatio.paired(one, two, 0.99);
                    return paired.low() > 1 || paired.high() < 1;
                })
                .count();
        assertThat(missed).isBetween(150L, 250L);
    }

    @Test
    @DisplayName("needs six rounds, and pairs of them")
    void tooFew() {
        assertThatThrownBy(() -> LogRatio.paired(new double[] {1, 2, 3, 4, 5}, new double[] {1, 2, 3, 4, 5}, 0.95))
                .hasMessageContaining("at least 6 rounds");
        assertThatThrownBy(() -> LogRatio.paired(new double[] {1, 2, 3}, new double[] {1, 2}, 0.95))
                .hasMessageContaining("pairs");
    }
}
