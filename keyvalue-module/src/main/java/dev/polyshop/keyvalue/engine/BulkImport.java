package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.ImportReport;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Brings in many records: some dozens to a script, so that the log is synced once for all of them and not once for
 * every 16 kB that the server reads, and many scripts to a round trip, so that the client prepares the next while the
 * server works on one. Large records travel in smaller company: a script takes a few milliseconds, for which others
 * wait, and a round trip some megabytes of memory.
 *
 * @param <T> the records
 */
public final class BulkImport<T> {

    private static final int RECORDS_IN_A_SCRIPT = 50;
    private static final int CHARACTERS_IN_A_SCRIPT = 100_000;
    private static final int RECORDS_IN_A_ROUND_TRIP = 2_000;
    private static final int CHARACTERS_IN_A_ROUND_TRIP = 2_000_000;

    private final Redis redis;
    private final Function<T, NewRecord> writes;
    private final ToIntFunction<T> size;

    /**
     * An import.
     *
     * @param writes what has to be written for a record
     * @param size how large a record is, in characters, more or less
     */
    public BulkImport(Redis redis, Function<T, NewRecord> writes, ToIntFunction<T> size) {
        this.redis = redis;
        this.writes = writes;
        this.size = size;
    }

    /**
     * Imports all records.
     *
     * @param keyOf what a record is called in the report
     * @param reason why a record was kept out
     */
    public ImportReport run(
            Iterator<T> records, Function<T, String> keyOf, BiFunction<T, NewRecord.Outcome, String> reason) {
        List<ImportReport.Rejection> rejections = new ArrayList<>();
        long rejected = 0;
        long index = 0;
        while (records.hasNext()) {
            List<List<T>> groups = next(records);
            List<NewRecord.Outcome> outcomes = NewRecord.insertAll(redis, groups, writes);
            int at = 0;
            for (List<T> group : groups) {
                for (T row : group) {
                    NewRecord.Outcome outcome = outcomes.get(at++);
                    if (outcome != NewRecord.Outcome.INSERTED) {
                        rejected++;
                        if (rejections.size() < ImportReport.MAX_LISTED) {
                            rejections.add(
                                    new ImportReport.Rejection(index, keyOf.apply(row), reason.apply(row, outcome)));
                        }
                    }
                    index++;
                }
            }
        }
        return new ImportReport(index - rejected, rejected, rejections);
    }

    /** The records of one round trip, in groups for a script each. */
    private List<List<T>> next(Iterator<T> records) {
        List<List<T>> groups = new ArrayList<>();
        List<T> group = new ArrayList<>();
        int count = 0;
        int characters = 0;
        int charactersOfGroup = 0;
        while (count < RECORDS_IN_A_ROUND_TRIP && characters < CHARACTERS_IN_A_ROUND_TRIP && records.hasNext()) {
            T row = records.next();
            group.add(row);
            count++;
            characters += size.applyAsInt(row);
            charactersOfGroup += size.applyAsInt(row);
            if (group.size() == RECORDS_IN_A_SCRIPT || charactersOfGroup >= CHARACTERS_IN_A_SCRIPT) {
                groups.add(group);
                group = new ArrayList<>();
                charactersOfGroup = 0;
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }
}
