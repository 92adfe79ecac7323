package dev.polyshop.comparison.datasets;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The account of a reading: what was seen, what went in, what was kept out and why. Rejections are written to a file as
 * they come; only the first {@value #LISTED} are kept in memory. For one thread.
 */
public final class Intake implements AutoCloseable {

    /** How many rejections are kept in memory. */
    public static final int LISTED = 20;

    private final boolean strict;
    private final @Nullable CSVPrinter file;
    private final List<Rejection> listed = new ArrayList<>();
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final List<String> damages = new ArrayList<>();

    private static final class Count {
        private long read;
        private long accepted;
        private long merged;
        private final Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);
    }

    private Intake(boolean strict, @Nullable CSVPrinter file) {
        this.strict = strict;
        this.file = file;
    }

    /** For another reading of what is accounted for already. */
    public static Intake unwatched() {
        return new Intake(false, null);
    }

    /** Counts, lists, and stops at the first bad row. */
    public static Intake strict() {
        return new Intake(true, null);
    }

    /**
     * Counts, lists, and writes all rejections to a CSV file with the columns {@code file,line,column,reason,message}.
     *
     * @param csv the file, written anew
     * @param strict whether to stop at the first bad row
     * @throws DatasetException if the file cannot be written
     */
    public static Intake writing(Path csv, boolean strict) {
        try {
            BufferedWriter writer = Files.newBufferedWriter(csv, StandardCharsets.UTF_8);
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setHeader("file", "line", "column", "reason", "message")
                    .get();
            return new Intake(strict, new CSVPrinter(writer, format));
        } catch (IOException e) {
            throw new DatasetException("cannot write " + csv + ": " + e.getMessage(), e);
        }
    }

    /** One more was seen. */
    public void read(String things) {
        count(things).read++;
    }

    /** One more goes in. */
    public void accepted(String things) {
        count(things).accepted++;
    }

    /** One more goes in as part of another. */
    public void merged(String things) {
        count(things).merged++;
    }

    /** One more is kept out, as follows from other rejections: counted, not listed. */
    public void rejected(String things, RejectionReason reason) {
        count(things).rejected.merge(reason, 1L, Long::sum);
    }

    /**
     * One more is kept out.
     *
     * @throws RejectedRowException if the reading is strict
     */
    public void reject(String things, Rejection rejection) {
        rejected(things, rejection.reason());
        if (listed.size() < LISTED) {
            listed.add(rejection);
        }
        if (file != null) {
            try {
                file.printRecord(
                        rejection.file(),
                        rejection.line(),
                        rejection.column(),
                        rejection.reason(),
                        rejection.message());
            } catch (IOException e) {
                throw new DatasetException("cannot write the list of rejected rows: " + e.getMessage(), e);
            }
        }
        if (strict) {
            throw new RejectedRowException(rejection);
        }
    }

    /**
     * The file ends in the middle: what came before counts, what would have come after is lost.
     *
     * @param message one sentence with the file and the place
     * @throws DatasetException if the reading is strict
     */
    public void damaged(String message) {
        if (!damages.contains(message)) {
            damages.add(message);
        }
        if (strict) {
            throw new DatasetException(message);
        }
    }

    /** The account of each kind of thing, in the order met. */
    public List<Tally> tallies() {
        return counts.entrySet().stream()
                .map(entry -> {
                    Count count = entry.getValue();
                    return new Tally(entry.getKey(), count.read, count.accepted, count.merged, count.rejected);
                })
                .toList();
    }

    /** How many of all things were kept out, by reason. */
    public SortedMap<String, Long> rejectedByReason() {
        SortedMap<String, Long> all = new TreeMap<>();
        counts.values()
                .forEach(count ->
                        count.rejected.forEach((reason, number) -> all.merge(reason.name(), number, Long::sum)));
        return all;
    }

    /** The first rejections. */
    public List<Rejection> listed() {
        return Collections.unmodifiableList(listed);
    }

    /** Where files ended in the middle, one sentence each: the import is not complete then. */
    public List<String> damages() {
        return Collections.unmodifiableList(damages);
    }

    /** Finishes the file. */
    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new DatasetException("cannot write the list of rejected rows: " + e.getMessage(), e);
            }
        }
    }

    private Count count(String things) {
        return counts.computeIfAbsent(things, key -> new Count());
    }
}
