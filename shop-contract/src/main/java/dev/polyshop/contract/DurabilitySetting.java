package dev.polyshop.contract;

import java.util.Map;

/**
 * One way to trade the safety of an acknowledged write for speed. The consistency lab kills the server under each.
 *
 * @param name short and stable, in the server's own words, as in {@code synchronous_commit=off}
 * @param title when a write is acknowledged, in one sentence a student understands
 * @param engineSettings what to ask of the server ({@link dev.polyshop.contract.engine.EngineRequest#withSettings})
 * @param storeOptions what to ask of the store ({@link StoreSettings#withOptions})
 * @param survivesProcessKill whether every acknowledged order survives a kill of the server's process under it
 */
public record DurabilitySetting(
        String name,
        String title,
        Map<String, String> engineSettings,
        Map<String, String> storeOptions,
        boolean survivesProcessKill) {

    /** Keeps its own copies. */
    public DurabilitySetting {
        engineSettings = Map.copyOf(engineSettings);
        storeOptions = Map.copyOf(storeOptions);
    }
}
