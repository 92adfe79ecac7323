package dev.polyshop.search.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.catalog.AttributeFilter;
import dev.polyshop.contract.catalog.AttributeValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("Codes of numbers in a flattened field")
class AttributeCodesTest {

    @RepeatedTest(value = 20, name = "range filters on codes mean what they mean on numbers, {currentRepetition}")
    void rangesMeanTheSame() {
        long seed = Long.getLong("polyshop.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            BigDecimal value = number(random, 15).stripTrailingZeros();
            AttributeValue attribute = AttributeValue.of(value);
            // Bounds have any number of digits, and are often close to the value.
            BigDecimal from = random.nextBoolean() ? number(random, 40) : value.add(nudge(random, value));
            BigDecimal to = from.add(
                    random.nextBoolean()
                            ? number(random, 40).abs()
                            : nudge(random, value).abs());
            AttributeFilter filter = new AttributeFilter.Between("key", from, to);
            String code = AttributeCodes.of(attribute);

            boolean found =
                    code.compareTo(AttributeCodes.lowest(from)) >= 0 && code.compareTo(AttributeCodes.highest(to)) <= 0;

            assertThat(found)
                    .as("%s between %s and %s (seed %d)", value, from, to, seed)
                    .isEqualTo(filter.accepts(Map.of("key", attribute)));
        }
    }

    @Test
    @DisplayName("zero lies between the smallest numbers on both sides")
    void zero() {
        String zero = AttributeCodes.of(AttributeValue.of(0));

        assertThat(AttributeCodes.lowest(new BigDecimal("-1e-400"))).isLessThanOrEqualTo(zero);
        assertThat(AttributeCodes.highest(new BigDecimal("-1e-400"))).isLessThan(zero);
        assertThat(AttributeCodes.lowest(new BigDecimal("1e-30"))).isGreaterThan(zero);
    }

    private static BigDecimal number(Random random, int digits) {
        BigInteger unscaled = new BigInteger(1 + random.nextInt(3 * digits), random);
        BigDecimal number = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), random.nextInt(14));
        return number.precision() > digits ? BigDecimal.valueOf(random.nextInt(1000), 2) : number;
    }

    private static BigDecimal nudge(Random random, BigDecimal value) {
        return BigDecimal.valueOf(random.nextInt(3) - 1L, value.scale() + random.nextInt(20));
    }
}
