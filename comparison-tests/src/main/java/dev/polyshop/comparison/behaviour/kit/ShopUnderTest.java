package dev.polyshop.comparison.behaviour.kit;

import dev.polyshop.comparison.stores.RunningStores.Running;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;

/**
 * What one rule works on. The shop may hold other data: a rule makes its own fixtures, and looks at nothing else.
 *
 * @param run what all rules on this store share
 * @param rule the rule
 * @param make the rule's fixtures
 * @param expectations what the store declares
 */
public record ShopUnderTest(StoreRunContext run, RuleInfo rule, Fixtures make, Expectations expectations) {

    static ShopUnderTest of(StoreRunContext run, RuleInfo rule) {
        Shop shop = run.running().store().shop();
        return new ShopUnderTest(
                run,
                rule,
                new Fixtures(shop, run.calendar()),
                new Expectations(run.running().store()));
    }

    /** The store. */
    public Store store() {
        return run.running().store();
    }

    /** The shop in the store's default mode. */
    public Shop shop() {
        return store().shop();
    }

    /** Opens another namespace on the same engine, to be closed by the rule. */
    public Store open(StoreSettings settings) {
        Running running = run.running();
        return running.engine().open(settings);
    }
}
