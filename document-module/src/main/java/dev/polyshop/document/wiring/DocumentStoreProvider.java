package dev.polyshop.document.wiring;

import dev.polyshop.contract.DurabilitySetting;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.document.engine.DocumentEngineWays;
import java.util.List;
import java.util.Map;

/** The shop over MongoDB. */
public final class DocumentStoreProvider implements StoreProvider {

    @Override
    public String name() {
        return DocumentStore.NAME;
    }

    @Override
    public String product() {
        return "MongoDB";
    }

    @Override
    public int position() {
        return 20;
    }

    /** The write concern of the client: what has to have a write before it is acknowledged. */
    @Override
    public List<DurabilitySetting> durabilitySettings() {
        return List.of(
                new DurabilitySetting(
                        "w:majority, j:true",
                        "A write is acknowledged when a majority of the members has it in its journal on disk.",
                        Map.of(),
                        Map.of("w", "majority", "journal", "true"),
                        true),
                new DurabilitySetting(
                        "w:1, j:false",
                        "A write is acknowledged when the primary has it in memory; the journal follows within 100 ms.",
                        Map.of(),
                        Map.of("w", "1", "journal", "false"),
                        false));
    }

    @Override
    public List<EngineOption> engines(EngineRequest request) {
        return DocumentEngineWays.options(request);
    }

    @Override
    public Engine start(EngineRequest request) {
        return DocumentEngineWays.start(request, DocumentStore::open);
    }
}
