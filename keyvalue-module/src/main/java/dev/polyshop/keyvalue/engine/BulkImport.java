package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.ImportReport;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Brings in many records: some dozens to a script, so that the log is synced once for all of them and not once for
 * every 16 kB that the server reads, and several scripts to a round trip, so that the client prepares the next while
 * the server works on one. A script of this length takes a few milliseconds, for which others wait.
 *
 * @param <T> the records
 */
public final class BulkImport<T> {

    private static final int RECORDS_IN_A_SCRIPT = 50;
    private static final int SCRIPTS_IN_A_ROUND_TRIP = 10;

    private final Redis redis;
    private final Function<T, NewRecord> writes;

    /** @param writes what has to be written for a record */
    public BulkImport(Redis redis, Function<T, NewRecord> writes) {
        this.redis = redis;
        this.writes = writes;
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

    private List<List<T>> next(Iterator<T> records) {
        List<List<T>> groups = new ArrayList<>();
        while (groups.size() < SCRIPTS_IN_A_ROUND_TRIP && records.hasNext()) {
            List<T> group = new ArrayList<>();
            while (group.size() < RECORDS_IN_A_SCRIPT && records.hasNext()) {
                group.add(records.next());
            }
            groups.add(group);
        }
        return groups;
    }
}
