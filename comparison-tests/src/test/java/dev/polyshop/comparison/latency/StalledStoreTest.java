package dev.polyshop.comparison.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.engine.ServerControl;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("A store that stands still for a second")
class StalledStoreTest {

    private static final Duration RUN = Duration.ofSeconds(20);
    private static final int RATE = 500;
    private static final int WORKERS = 8;
    private static final long HALF_A_SECOND = TimeUnit.MILLISECONDS.toNanos(500);

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "SIGSTOP is POSIX's")
    void isSeenInResponseTimesWhereServiceTimesHideIt() {
        try (RealRedis redis = RealRedis.start("stalled")) {
            ServerControl server = redis.engine().control().orElseThrow();
            Catalog catalog = redis.store().shop().catalog();
            Operation find = sequence -> catalog.find(redis.product().id()).isPresent();
            LoadGenerator.run(LoadPlan.closed(2, Duration.ofSeconds(2)), find);
            Measured measured;
            try (ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor()) {
                Future<?> paused = hand.schedule(server::pause, RUN.toSeconds() / 2, TimeUnit.SECONDS);
                Future<?> resumed = hand.schedule(server::resume, RUN.toSeconds() / 2 + 1, TimeUnit.SECONDS);
                measured = LoadGenerator.run(LoadPlan.open(WORKERS, RUN, () -> Arrivals.fixed(RATE)), find);
                assertThat(paused).succeedsWithin(Duration.ofSeconds(1));
                assertThat(resumed).succeedsWithin(Duration.ofSeconds(1));
            }
            Latencies total = measured.total();
            assertThat(measured.sustained()).as("it caught up").isTrue();
            assertThat(total.errors()).isZero();
            assertThat(total.response().getTotalCount()).isEqualTo(RATE * RUN.toSeconds());
            assertThat(total.response().getValueAtPercentile(99.9))
                    .as("nanoseconds of response time at p99.9")
                    .isGreaterThanOrEqualTo(HALF_A_SECOND);
            assertThat(slow(total.response()))
                    .as("operations whose answer came half a second late: half of those due in that second")
                    .isGreaterThan(RATE / 3);
            assertThat(slow(total.service()))
                    .as("operations that took half a second: those under way when it stopped, at most one a worker")
                    .isBetween(1L, (long) WORKERS);
            assertThat(total.service().getValueAtPercentile(99.9))
                    .as("nanoseconds of service time at p99.9, which would not have told")
                    .isLessThan(HALF_A_SECOND);
        }
    }

    private static long slow(Histogram nanos) {
        return nanos.getCountBetweenValues(HALF_A_SECOND, Latencies.LONGEST_NANOS);
    }
}
