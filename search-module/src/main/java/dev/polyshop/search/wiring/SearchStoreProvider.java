package dev.polyshop.search.wiring;

import dev.polyshop.contract.DurabilitySetting;
import dev.polyshop.contract.FreshnessSetting;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.search.engine.IndexOptions;
import dev.polyshop.search.engine.SearchEngine;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** When the translog, from which a shard is replayed after a crash, is written and synced. */
    @Override
    public List<DurabilitySetting> durabilitySettings() {
        return List.of(
                durability(
                        "request", "A write is acknowledged when it is in the translog, and that on the disk.", true),
                durability(
                        "async",
                        "A write is acknowledged while the translog is still in the server's memory, for up to 5 s.",
                        false));
    }

    @Override
    public List<FreshnessSetting> freshnessSettings() {
        return List.of(new FreshnessSetting(
                "refresh=wait_for",
                "A write is acknowledged when the next refresh has made it visible, up to a second later.",
                Map.of(IndexOptions.REFRESH, "wait_for"),
                Set.of(Guarantee.READ_YOUR_WRITES_BY_LIST, Guarantee.READ_YOUR_WRITES_BY_SEARCH)));
    }

    /** Servers that are killed again and again have to be up soon. */
    private static DurabilitySetting durability(String value, String title, boolean survivesProcessKill) {
        return new DurabilitySetting(
                IndexOptions.DURABILITY + "=" + value,
                title,
                Map.of(SearchEngine.COMPILER, "c1"),
                Map.of(IndexOptions.DURABILITY, value),
                survivesProcessKill);
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
