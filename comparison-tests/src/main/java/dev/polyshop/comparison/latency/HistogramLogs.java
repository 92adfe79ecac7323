package dev.polyshop.comparison.latency;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Keeps whole histograms as {@code .hlog} files (HdrHistogram's own log format, in nanoseconds), one for each store,
 * workload and operation: an interval a round, tagged {@code response} and {@code service}, written when the round is
 * over. Files of several processes or machines add up to one, which percentiles never do.
 */
public final class HistogramLogs implements RoundLog {

    private final Path folder;
    private final Set<Path> begun = new HashSet<>();

    /** @param folder where the files go; made when there is something to write */
    public HistogramLogs(Path folder) {
        this.folder = folder;
    }

    /** Adds a round to the files of its subject. The first time, what an earlier run left in the folder goes. */
    @Override
    public void round(String subject, Workload workload, Measured measured, ClientWatch.Round when) {
        try {
            Files.createDirectories(folder);
            if (begun.isEmpty()) {
                removeEarlier();
            }
            for (int kind = 0; kind < measured.kinds().size(); kind++) {
                ShopOperation operation = workload.operations().get(kind).operation();
                write(subject, workload, operation, measured.kinds().get(kind), when);
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

    private void write(
            String subject, Workload workload, ShopOperation operation, Latencies latencies, ClientWatch.Round when)
            throws IOException {
        String name =
                String.join("-", subject, workload.name(), operation.word()).replaceAll("[^A-Za-z0-9-]", "_");
        Path file = folder.resolve(name + ".hlog");
        boolean first = begun.add(file);
        try (FileOutputStream out = new FileOutputStream(file.toFile(), !first)) {
            HistogramLogWriter log = new HistogramLogWriter(out);
            if (first) {
                log.outputComment("nanoseconds; " + subject + ", workload " + workload.name() + ", " + operation.word()
                        + ", " + workload.pace().loop() + " loop");
                log.outputLogFormatVersion();
                log.outputLegend();
            }
            write(log, latencies.response(), "response", when);
            write(log, latencies.service(), "service", when);
            log.close();
        }
    }

    private static void write(HistogramLogWriter log, Histogram nanos, String tag, ClientWatch.Round when) {
        Histogram interval = nanos.copy();
        interval.setTag(tag);
        interval.setStartTimeStamp(when.began().toEpochMilli());
        interval.setEndTimeStamp(when.ended().toEpochMilli());
        log.outputIntervalHistogram(interval);
    }
}
