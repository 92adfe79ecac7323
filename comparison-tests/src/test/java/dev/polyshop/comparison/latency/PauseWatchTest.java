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
        PauseWatch.Stretch quiet;
        PauseWatch.Stretch collecting;
        try (PauseWatch watch = new PauseWatch()) {
            Instant now = Instant.now();
            quiet = watch.begin(now);
            quiet.end(now);
            collecting = watch.begin(Instant.now());
            System.gc();
            collecting.end(Instant.now());
        }
        PauseWatch.Pauses pauses = collecting.seen();
        assertThat(pauses.longest()).isPositive();
        assertThat(pauses.total()).isGreaterThanOrEqualTo(pauses.longest()).isLessThan(Duration.ofMinutes(1));
        assertThat(quiet.seen().total()).isZero();
    }
}
