package dev.polyshop.search.wiring;

import static dev.polyshop.contract.Guarantee.ACKNOWLEDGED_ORDERS_FINDABLE;
import static dev.polyshop.contract.Guarantee.COUPON_LIMIT;
import static dev.polyshop.contract.Guarantee.IDEMPOTENT_RETRY;
import static dev.polyshop.contract.Guarantee.LINEARIZABLE_RECORD;
import static dev.polyshop.contract.Guarantee.MONOTONIC_READS_BY_ID;
import static dev.polyshop.contract.Guarantee.MONOTONIC_READS_BY_LIST;
import static dev.polyshop.contract.Guarantee.MONOTONIC_READS_BY_SEARCH;
import static dev.polyshop.contract.Guarantee.NO_ABORTED_READ;
import static dev.polyshop.contract.Guarantee.NO_CIRCULAR_INFORMATION_FLOW;
import static dev.polyshop.contract.Guarantee.NO_DIRTY_WRITE;
import static dev.polyshop.contract.Guarantee.NO_INTERMEDIATE_READ;
import static dev.polyshop.contract.Guarantee.NO_LOST_UPDATE;
import static dev.polyshop.contract.Guarantee.NO_OBSERVED_TRANSACTION_VANISHES;
import static dev.polyshop.contract.Guarantee.NO_OVERSELL;
import static dev.polyshop.contract.Guarantee.NO_READ_SKEW;
import static dev.polyshop.contract.Guarantee.NO_WRITE_SKEW;
import static dev.polyshop.contract.Guarantee.READ_YOUR_WRITES_BY_ID;
import static dev.polyshop.contract.Guarantee.READ_YOUR_WRITES_BY_LIST;
import static dev.polyshop.contract.Guarantee.READ_YOUR_WRITES_BY_SEARCH;
import static dev.polyshop.contract.Guarantee.STOCK_CONSERVED;
import static dev.polyshop.contract.Guarantee.SURVIVES_PROCESS_KILL;
import static dev.polyshop.contract.Guarantee.UNIQUE_EMAIL;
import static dev.polyshop.contract.Guarantee.WHOLE_AFTER_RECOVERY;

import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Mode;
import dev.polyshop.search.engine.IndexOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The ways that Elasticsearch offers to change a document that others change too. */
final class SearchModes {

    private SearchModes() {}

    /** From naive to strongest; what freshness and durability add depends on the store's options. */
    static List<Mode> of(IndexOptions options) {
        return List.of(naive(options), sequenceNumbers(options));
    }

    /**
     * What a first version looks like. Of two that read the same state, the later write wins and the earlier one is
     * gone: pieces are sold twice, and coupons used too often.
     */
    private static Mode naive(IndexOptions options) {
        return new Mode(
                "naive",
                "Read a document, compute, and index it again over whatever is there by then.",
                "Cheapest: one read and one write for each document, and nothing is ever retried.",
                with(options, Set.of()));
    }

    /**
     * Optimistic concurrency control on each document: every write names the sequence number and primary term that it
     * was computed from, and is refused if there are others by now. Orders are sagas of such writes; units claim all
     * that they have read by id before they are decided, which makes them serializable as far as they read by id. What
     * a condition would find is not claimed: so nothing is promised of predicates.
     */
    private static Mode sequenceNumbers(IndexOptions options) {
        return new Mode(
                "seq-no",
                "Write a document only if its sequence number is still the one read; orders as"
                        + " recorded steps that can be taken back, units as claims on all they have read.",
                "One write more for each order, two for each document of a unit, and a read and a write for each"
                        + " conflict: on hot documents conflicts eat most of the throughput.",
                with(
                        options,
                        EnumSet.of(
                                NO_DIRTY_WRITE,
                                NO_ABORTED_READ,
                                NO_INTERMEDIATE_READ,
                                NO_CIRCULAR_INFORMATION_FLOW,
                                NO_OBSERVED_TRANSACTION_VANISHES,
                                NO_LOST_UPDATE,
                                NO_READ_SKEW,
                                NO_WRITE_SKEW,
                                NO_OVERSELL,
                                STOCK_CONSERVED,
                                COUPON_LIMIT,
                                LINEARIZABLE_RECORD,
                                IDEMPOTENT_RETRY,
                                WHOLE_AFTER_RECOVERY)));
    }

    private static Set<Guarantee> with(IndexOptions options, Set<Guarantee> own) {
        EnumSet<Guarantee> all = EnumSet.of(
                UNIQUE_EMAIL,
                ACKNOWLEDGED_ORDERS_FINDABLE,
                READ_YOUR_WRITES_BY_ID,
                MONOTONIC_READS_BY_ID,
                MONOTONIC_READS_BY_LIST,
                MONOTONIC_READS_BY_SEARCH);
        all.addAll(own);
        if (options.seesWritesAtOnce()) {
            all.add(READ_YOUR_WRITES_BY_LIST);
            all.add(READ_YOUR_WRITES_BY_SEARCH);
        }
        if (options.isDurable()) {
            all.add(SURVIVES_PROCESS_KILL);
        }
        return all;
    }
}
