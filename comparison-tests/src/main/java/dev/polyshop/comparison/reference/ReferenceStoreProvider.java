package dev.polyshop.comparison.reference;

import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import java.util.List;

/** The reference shop as a store of its own. Only tests put it on the list of stores. */
public final class ReferenceStoreProvider implements StoreProvider {

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String product() {
        return "plain Java";
    }

    @Override
    public List<EngineOption> engines(EngineRequest request) {
        return List.of(new EngineOption(EngineWay.EMBEDDED, true, false, "maps in this process"));
    }

    @Override
    public Engine start(EngineRequest request) {
        if (!request.allows(EngineWay.EMBEDDED)) {
            throw new StoreUnavailableException(
                    "the reference shop lives in this process only: ask for it by --way embedded or auto");
        }
        return new ReferenceEngine();
    }
}
