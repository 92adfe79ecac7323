package dev.polyshop.keyvalue.wiring;

import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Support;

/** What Redis does otherwise by its nature. */
final class KeyValueCapabilities {

    private KeyValueCapabilities() {}

    static Support of(Capability capability) {
        return switch (capability) {
            case ATOMIC_BULK_CHANGE ->
                new Support.Differs("a change of many records is made record by record, and others see it half done:"
                        + " while one script over all of them runs, Redis answers nobody else");
            case FULL_TEXT_SEARCH,
                    SEARCH_STEMMING,
                    SEARCH_TYPO_TOLERANCE,
                    SEARCH_PHRASE,
                    SEARCH_RELEVANCE,
                    SEARCH_HIGHLIGHT,
                    SEARCH_STABLE_PAGES,
                    LISTS_SEE_WRITES_AT_ONCE,
                    SEARCH_SEES_WRITES_AT_ONCE,
                    REPORTS_SEE_WRITES_AT_ONCE,
                    ISOLATED_ORDER_PLACEMENT,
                    MULTI_RECORD_TRANSACTION,
                    UNITS_SEEN_WHOLE -> new Support.Full();
        };
    }
}
