package dev.polyshop.comparison.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Histograms in files")
class HistogramLogsTest {

    private static final String FILE = "keyvalue-search-search.hlog";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void ofTwoRunsAddUpToOne() throws FileNotFoundException {
        Path here = folder.resolve("here");
        Path there = folder.resolve("there");
        new HistogramLogs(here).accept(rounds(1_000_000, 600));
        new HistogramLogs(there).accept(rounds(9_000_000, 400));

        Histogram both = new Histogram(3);
        addAll(here.resolve(FILE), "response", both);
        addAll(there.resolve(FILE), "response", both);

        assertThat(both.getTotalCount()).isEqualTo(2 * (600 + 400));
        assertThat(both.getValueAtPercentile(59)).isBetween(990_000L, 1_010_000L);
        assertThat(both.getValueAtPercentile(61))
                .as("no mean of percentiles would tell where the slower run begins")
                .isBetween(8_900_000L, 9_100_000L);
    }

    @Test
    void keepServiceTimesApartFromResponseTimes() throws FileNotFoundException {
        new HistogramLogs(folder).accept(rounds(1_000_000, 10));

        Histogram service = new Histogram(3);
        addAll(folder.resolve(FILE), "service", service);

        assertThat(service.getTotalCount()).isEqualTo(20);
        assertThat(service.getMaxValue()).isBetween(499_000L, 501_000L);
    }

    private static void addAll(Path file, String tag, Histogram sum) throws FileNotFoundException {
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            for (EncodableHistogram next = reader.nextIntervalHistogram();
                    next != null;
                    next = reader.nextIntervalHistogram()) {
                if (tag.equals(next.getTag())) {
                    sum.add((Histogram) next);
                }
            }
        }
    }

    private static WorkloadRounds rounds(long nanos, int count) {
        Latencies latencies = Latencies.none();
        for (int i = 0; i < count; i++) {
            latencies.response().recordValue(nanos);
            latencies.service().recordValue(nanos / 2);
        }
        Measured measured = new Measured(
                List.of(latencies), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO, Optional.of(10.0));
        ClientWatch.Reading reading =
                new ClientWatch.Reading(Instant.EPOCH, Duration.ofSeconds(1), 0, Duration.ZERO, Duration.ZERO);
        return new WorkloadRounds(
                "keyvalue", WorkloadFile.named("search"), true, List.of(measured, measured), List.of(reading, reading));
    }
}
