package dev.polyshop.comparison.latency;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Keeps whole histograms as {@code .hlog} files (HdrHistogram's own log format, in nanoseconds), one for each store,
 * workload and operation: an interval a round, tagged {@code response} and {@code service}. Files of several processes
 * or machines add up to one, which percentiles never do.
 */
public final class HistogramLogs implements Consumer<WorkloadRounds> {

    private final Path folder;
    private boolean begun;

    /** @param folder where the files go; made when there is something to write */
    public HistogramLogs(Path folder) {
        this.folder = folder;
    }

    /** Writes the rounds of one subject. The first time, what an earlier run left in the folder goes. */
    @Override
    public void accept(WorkloadRounds rounds) {
        try {
            Files.createDirectories(folder);
            if (!begun) {
                removeEarlier();
                begun = true;
            }
            for (int kind = 0; kind < rounds.workload().operations().size(); kind++) {
                write(rounds, kind);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write histograms to " + folder, e);
        }
    }

    private void removeEarlier() throws IOException {
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(folder, "*.hlog")) {
            for (Path file : earlier) {
                Files.delete(file);
            }
        }
    }

    private void write(WorkloadRounds rounds, int kind) throws FileNotFoundException {
        String operation = rounds.workload().operations().get(kind).operation().word();
        String name = String.join("-", rounds.subject(), rounds.workload().name(), operation)
                .replaceAll("[^A-Za-z0-9-]", "_");
        HistogramLogWriter log =
                new HistogramLogWriter(folder.resolve(name + ".hlog").toFile());
        try {
            log.outputComment("nanoseconds; " + rounds.subject() + ", workload "
                    + rounds.workload().name() + ", " + operation + ", "
                    + rounds.workload().pace().loop() + " loop");
            log.outputLogFormatVersion();
            log.outputLegend();
            for (int round = 0; round < rounds.rounds().size(); round++) {
                Latencies latencies = rounds.rounds().get(round).kinds().get(kind);
                ClientWatch.Reading when = rounds.watched().get(round);
                write(log, latencies.response(), "response", when);
                write(log, latencies.service(), "service", when);
            }
        } finally {
            log.close();
        }
    }

    private static void write(HistogramLogWriter log, Histogram nanos, String tag, ClientWatch.Reading when) {
        Histogram interval = nanos.copy();
        interval.setTag(tag);
        interval.setStartTimeStamp(when.began().toEpochMilli());
        interval.setEndTimeStamp(when.began().plus(when.elapsed()).toEpochMilli());
        log.outputIntervalHistogram(interval);
    }
}
