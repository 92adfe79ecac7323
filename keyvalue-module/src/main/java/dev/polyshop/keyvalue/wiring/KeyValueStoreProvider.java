package dev.polyshop.keyvalue.wiring;

import dev.polyshop.contract.DurabilitySetting;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.keyvalue.engine.KeyValueEngine;
import java.util.List;
import java.util.Map;

/**
 * The shop over Redis. Engine settings known: {@code appendfsync} ({@code always}, {@code everysec}, {@code no}) and
 * {@code appendonly} ({@code yes}, {@code no}).
 */
public final class KeyValueStoreProvider implements StoreProvider {

    /** The store's name. */
    static final String NAME = "keyvalue";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String product() {
        return "Redis";
    }

    @Override
    public int position() {
        return 30;
    }

    /**
     * How the append-only file is synced. Redis writes a turn's changes to the file before it sends the turn's answers,
     * so that a kill of the process loses nothing, with one exception: with {@code everysec} it puts the writing off
     * for up to two seconds while the sync of the second before still runs (flushAppendOnlyFile). With {@code no} it
     * never waits, and so survives a kill of the process that {@code everysec} does not; the loss of the machine costs
     * it more.
     */
    @Override
    public List<DurabilitySetting> durabilitySettings() {
        return List.of(
                setting("always", "A write is acknowledged when it has reached the disk.", true),
                setting(
                        "everysec",
                        "A write is acknowledged before it has reached the disk, which it does within a second or two.",
                        false),
                setting(
                        "no",
                        "A write is acknowledged when the operating system has it, which writes it to disk in its own"
                                + " time.",
                        true),
                new DurabilitySetting(
                        "appendonly=no",
                        "A write is acknowledged when it is in memory, and is nowhere else.",
                        Map.of("appendonly", "no"),
                        Map.of(),
                        false));
    }

    private static DurabilitySetting setting(String appendfsync, String title, boolean survivesProcessKill) {
        return new DurabilitySetting(
                "appendfsync=" + appendfsync,
                title,
                Map.of("appendonly", "yes", "appendfsync", appendfsync),
                Map.of(),
                survivesProcessKill);
    }

    @Override
    public List<EngineOption> engines(EngineRequest request) {
        return KeyValueEngine.options(request);
    }

    @Override
    public Engine start(EngineRequest request) {
        return KeyValueEngine.start(request, KeyValueStore::open);
    }
}
