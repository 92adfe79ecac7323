package dev.polyshop.comparison.behaviour.rules;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.comparison.behaviour.random.Sequences;
import dev.polyshop.contract.Capability;

/** Random sequences of operations, compared with the reference shop answer by answer. */
@EachStore
public final class RandomRules {

    private final ShopUnderTest on;

    RandomRules(ShopUnderTest on) {
        this.on = on;
    }

    @Rule(
            id = "RND-01",
            title =
                    "Random sequences over products, customers, stock and reviews get the answers that plain Java gives.",
            teaches = "Nobody thinks of every sequence; a machine and a model need not think.")
    void records() {
        boolean withSearch = on.expectations().has(Capability.FULL_TEXT_SEARCH);
        Sequences.ofRecords(on.shop(), withSearch)
                .check(on.run().seed(), on.run().sequences());
    }

    @Rule(
            id = "RND-02",
            title = "Random sequences over carts, orders, coupons and reports get the answers that plain Java gives.",
            teaches = "The bugs are in the combinations: a cart of a removed product, a retry after a cancellation.")
    void trade() {
        Sequences.ofTrade(on.shop()).check(on.run().seed(), on.run().sequences());
    }
}
