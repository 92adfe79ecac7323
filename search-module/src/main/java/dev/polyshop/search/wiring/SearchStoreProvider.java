package dev.polyshop.search.wiring;

import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.search.engine.SearchEngine;
import java.util.List;

/** The shop over Elasticsearch. */
public final class SearchStoreProvider implements StoreProvider {

    static final String NAME = "search";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String product() {
        return SearchEngine.PRODUCT;
    }

    @Override
    public int position() {
        return 40;
    }

    @Override
    public List<EngineOption> engines(EngineRequest request) {
        return SearchEngine.options(request);
    }

    @Override
    public Engine start(EngineRequest request) {
        return SearchEngine.start(request, SearchStore::open);
    }
}
