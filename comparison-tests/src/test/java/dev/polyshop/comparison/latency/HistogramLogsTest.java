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
        write(here, 1_000_000, 600);
        write(there, 9_000_000, 400);

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
        write(folder, 2_000_000, 3);
        write(folder, 1_000_000, 10);

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

    private static void write(Path folder, long nanos, int count) {
        Latencies latencies = Latencies.none();
        for (int i = 0; i < count; i++) {
            latencies.response().recordValue(nanos);
            latencies.service().recordValue(nanos / 2);
        }
        Duration second = Duration.ofSeconds(1);
        Measured measured = new Measured(
                List.of(latencies), new Punctuality(second, second, Duration.ZERO, false, Optional.of(10.0)));
        ClientWatch.Round when = new ClientWatch.Round(Instant.EPOCH, Instant.EPOCH.plus(second), 0, 0);
        HistogramLogs logs = new HistogramLogs(folder);
        logs.round("keyvalue", WorkloadFile.named("search"), measured, when);
        logs.round("keyvalue", WorkloadFile.named("search"), measured, when);
    }
}
