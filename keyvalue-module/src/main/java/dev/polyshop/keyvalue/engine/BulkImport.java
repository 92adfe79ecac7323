package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.ImportReport;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Brings in many records by pipelining one script for each: every record goes in whole or is refused, and a round trip
 * is paid once for a batch. While the server works on the first of a batch, the client prepares the rest.
 *
 * @param <T> the records
 */
public final class BulkImport<T> {

    private static final int BATCH = 500;

    private final Redis redis;
    private final LuaScript script;
    private final Function<T, ScriptCall> call;

    /**
     * An import by a script.
     *
     * @param script answers with a word for the outcome
     * @param call the script's keys and arguments for a record
     */
    public BulkImport(Redis redis, LuaScript script, Function<T, ScriptCall> call) {
        this.redis = redis;
        this.script = script;
        this.call = call;
    }

    /**
     * Imports all records.
     *
     * @param keyOf what a record is called in the report
     * @param refusal the reason why a record was kept out, by the word that the script answered; empty if it went in
     */
    public ImportReport run(
            Iterator<T> records, Function<T, String> keyOf, BiFunction<T, String, Optional<String>> refusal) {
        List<ImportReport.Rejection> rejections = new ArrayList<>();
        long rejected = 0;
        long index = 0;
        while (records.hasNext()) {
            List<T> batch = new ArrayList<>(BATCH);
            while (batch.size() < BATCH && records.hasNext()) {
                batch.add(records.next());
            }
            List<List<Object>> answers = redis.runAll(script, batch, call);
            for (int i = 0; i < batch.size(); i++) {
                T row = batch.get(i);
                Optional<String> reason = refusal.apply(row, LuaScript.word(answers.get(i)));
                if (reason.isPresent()) {
                    rejected++;
                    if (rejections.size() < ImportReport.MAX_LISTED) {
                        rejections.add(new ImportReport.Rejection(index, keyOf.apply(row), reason.get()));
                    }
                }
                index++;
            }
        }
        return new ImportReport(index - rejected, rejected, rejections);
    }
}
