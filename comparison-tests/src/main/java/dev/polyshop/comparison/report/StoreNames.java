package dev.polyshop.comparison.report;

import dev.polyshop.comparison.latency.SelfTest;
import java.util.List;
import java.util.Optional;

/** How stores are called and drawn in measurements, where one may stand twice (A/A). */
record StoreNames(List<StoreView> stores) {

    /** The product's name for the store of a measurement. */
    String title(String measured) {
        return find(measured)
                .map(store -> measured.equals(store.name()) ? store.title() : SelfTest.again(store.title()))
                .orElse(measured);
    }

    /** Whether its numbers are those of a stand-in. */
    boolean isStandIn(String measured) {
        return find(measured).filter(StoreView::standIn).isPresent();
    }

    /**
     * Its shape and colour in charts, 0 to 4: the same in all of them, and a store's again is drawn as no other store.
     */
    int style(String measured) {
        return find(measured)
                .map(store -> Math.min(4, stores.indexOf(store) + (measured.equals(store.name()) ? 0 : stores.size())))
                .orElse(4);
    }

    private Optional<StoreView> find(String measured) {
        return stores.stream()
                .filter(store -> measured.equals(store.name()) || measured.equals(SelfTest.again(store.name())))
                .findFirst();
    }
}
