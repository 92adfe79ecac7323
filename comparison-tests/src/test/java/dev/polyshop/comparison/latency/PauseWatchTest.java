package dev.polyshop.comparison.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The watch for pauses of the measuring process")
class PauseWatchTest {

    @Test
    void notesACollectionThatStopsAllThreads() {
        Instant before = Instant.now();
        PauseWatch watch = new PauseWatch();
        Instant during;
        try (watch) {
            during = Instant.now();
            System.gc();
        }
        PauseWatch.Pauses pauses = watch.between(during, Instant.now());
        assertThat(pauses.longest()).isPositive();
        assertThat(pauses.total()).isGreaterThanOrEqualTo(pauses.longest()).isLessThan(Duration.ofMinutes(1));
        assertThat(watch.between(before.minusSeconds(60), before).total()).isZero();
    }
}
