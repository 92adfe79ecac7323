package dev.polyshop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.catalog.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A time-ordered UUID")
class TimeOrderedUuidTest {

    @Test
    void isAVersion7UuidOfTheIetfVariant() {
        UUID id = TimeOrderedUuid.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void carriesItsMomentInItsFirst48Bits() {
        Instant at = Instant.parse("2026-02-03T04:05:06.789Z");
        assertThat(TimeOrderedUuid.of(at, 42).getMostSignificantBits() >>> 16).isEqualTo(at.toEpochMilli());
    }

    @Test
    void growsWithEveryIdOfTheProcessInTextAndInCompareTo() {
        List<ProductId> ids = Stream.generate(ProductId::next).limit(50_000).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids.stream().map(ProductId::toString)).isSorted();
    }

    @Test
    void isTheSameForTheSameMomentAndBits() {
        Instant at = Instant.ofEpochMilli(1_700_000_000_000L);
        assertThat(TimeOrderedUuid.of(at, 7)).isEqualTo(TimeOrderedUuid.of(at, 7));
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> TimeOrderedUuid.of(at, i)))
                .doesNotHaveDuplicates();
    }

    @Test
    void neverRepeatsBetweenThreads() {
        List<UUID> ids = IntStream.range(0, 40_000)
                .parallel()
                .mapToObj(i -> TimeOrderedUuid.next())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }
}
