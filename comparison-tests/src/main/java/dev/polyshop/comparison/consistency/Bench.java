package dev.polyshop.comparison.consistency;

import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;

/**
 * What an experiment works on.
 *
 * @param provider the kind of store
 * @param request how its engine was asked for, for experiments that need one of their own
 * @param engine the running engine, which other experiments share: it must not be hurt
 * @param store the store open in it
 * @param settings how that store was opened
 * @param condition the cell of the matrix
 */
public record Bench(
        StoreProvider provider,
        EngineRequest request,
        Engine engine,
        Store store,
        StoreSettings settings,
        Condition condition) {

    /** The shop in the condition's mode. */
    public Shop shop() {
        return shop(store);
    }

    /** Another store's shop in the condition's mode. */
    public Shop shop(Store other) {
        return other.modes().stream()
                .filter(mode -> mode.name().equals(condition.mode().name()))
                .findFirst()
                .map(other::shop)
                .orElseThrow(() ->
                        new IllegalStateException("mode " + condition.mode().name() + " is gone"));
    }

    /** The same, over another store. */
    Bench over(Store other, StoreSettings otherSettings) {
        return new Bench(provider, request, engine, other, otherSettings, condition);
    }
}
