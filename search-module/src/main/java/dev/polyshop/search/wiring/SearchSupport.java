package dev.polyshop.search.wiring;

import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Support;
import dev.polyshop.search.engine.IndexOptions;

/** What Elasticsearch does otherwise than the contract, and why. */
final class SearchSupport {

    private SearchSupport() {}

    static Support of(Capability capability, IndexOptions options) {
        return switch (capability) {
            case FULL_TEXT_SEARCH,
                    SEARCH_STEMMING,
                    SEARCH_TYPO_TOLERANCE,
                    SEARCH_PHRASE,
                    SEARCH_RELEVANCE,
                    SEARCH_HIGHLIGHT,
                    SEARCH_STABLE_PAGES,
                    // By claims on each document and a record that decides: see the units.
                    MULTI_RECORD_TRANSACTION -> new Support.Full();
            case LISTS_SEE_WRITES_AT_ONCE -> afterRefresh("lists", options);
            case SEARCH_SEES_WRITES_AT_ONCE -> afterRefresh("searches", options);
            case REPORTS_SEE_WRITES_AT_ONCE -> afterRefresh("reports", options);
            case ATOMIC_BULK_CHANGE ->
                new Support.Differs(
                        "Elasticsearch writes each document by itself: while many are changed, some are changed and others"
                                + " not yet, and others may see that");
            case UNITS_SEEN_WHOLE ->
                new Support.Differs(
                        "a unit's documents become visible one by one once it is decided: others who read several of them"
                                + " meanwhile may see some new and some old");
            case ISOLATED_ORDER_PLACEMENT ->
                new Support.Differs(
                        "Elasticsearch has no transaction over documents: the lines of an order are reserved one by one,"
                                + " and others may see some reserved and others not, until the order is placed or taken"
                                + " back");
        };
    }

    private static Support afterRefresh(String what, IndexOptions options) {
        return options.seesWritesAtOnce()
                ? new Support.Full()
                : new Support.Differs("Elasticsearch is near real time: " + what
                        + " see a write after the next refresh of its index, every " + options.refreshInterval()
                        + ", and only reads by id see it at once");
    }
}
