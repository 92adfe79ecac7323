package dev.polyshop.comparison.behaviour.random;

import dev.polyshop.contract.Shop;

/**
 * Something that can be done to a shop.
 *
 * @param name what is done, in a few words
 * @param action does it
 */
record Operation(String name, Action action) {

    /** One call of a port, of which everything random is in the step. */
    interface Action {

        /** Does it and gives the answer. */
        Object on(World world, Shop shop, Step step);
    }

    static Operation of(String name, Action action) {
        return new Operation(name, action);
    }

    /** A read of a list, a search or a report, which may lag behind: it is waited for. */
    static Operation list(String name, Action action) {
        return new Operation(name, (world, shop, step) -> {
            shop.awaitVisibility();
            return action.on(world, shop, step);
        });
    }
}
