package dev.polyshop.document.wiring;

import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.document.engine.DocumentEngineWays;
import java.util.List;

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

    @Override
    public List<EngineOption> engines(EngineRequest request) {
        return DocumentEngineWays.options(request);
    }

    @Override
    public Engine start(EngineRequest request) {
        return DocumentEngineWays.start(request, DocumentStore::open);
    }
}
