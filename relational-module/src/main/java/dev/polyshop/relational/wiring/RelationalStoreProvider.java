package dev.polyshop.relational.wiring;

import dev.polyshop.contract.DurabilitySetting;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.relational.engine.RelationalEngine;
import java.util.List;
import java.util.Map;

/** The shop over PostgreSQL. */
public final class RelationalStoreProvider implements StoreProvider {

    @Override
    public String name() {
        return RelationalStore.NAME;
    }

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public int position() {
        return 10;
    }

    /**
     * When COMMIT is answered. Without {@code fsync} the log is handed to the operating system all the same, which
     * outlives the process; with {@code synchronous_commit=off} the WAL writer hands it over later.
     */
    @Override
    public List<DurabilitySetting> durabilitySettings() {
        return List.of(
                setting(
                        "synchronous_commit",
                        "on",
                        "A commit is acknowledged when its log has reached the disk.",
                        true),
                setting(
                        "fsync",
                        "off",
                        "A commit is acknowledged when the operating system has its log, which writes it to disk in its"
                                + " own time.",
                        true),
                setting(
                        "synchronous_commit",
                        "off",
                        "A commit is acknowledged while its log is still in the server's memory, for up to 600 ms.",
                        false));
    }

    private static DurabilitySetting setting(String name, String value, String title, boolean survivesProcessKill) {
        return new DurabilitySetting(name + "=" + value, title, Map.of(name, value), Map.of(), survivesProcessKill);
    }

    @Override
    public List<EngineOption> engines(EngineRequest request) {
        return RelationalEngine.options(request);
    }

    @Override
    public Engine start(EngineRequest request) {
        return RelationalEngine.start(request, RelationalStore::open);
    }
}
