package dev.polyshop.contract;

/**
 * What a {@link Mode} can promise. The anomalies carry the names of Adya (1999), Berenson et al. (1995) and Bailis et
 * al. (2013), as told by Kleppmann's Hermitage.
 */
public enum Guarantee {
    /** G0: the writes of two units to the same records do not interleave. */
    NO_DIRTY_WRITE,
    /** G1a: nobody reads what a unit wrote that was rolled back. */
    NO_ABORTED_READ,
    /** G1b: nobody reads a value that its unit overwrote before it committed. */
    NO_INTERMEDIATE_READ,
    /** G1c: two units do not each read what the other wrote. */
    NO_CIRCULAR_INFORMATION_FLOW,
    /** OTV: once a unit's effect was seen, it does not vanish within the same unit. */
    NO_OBSERVED_TRANSACTION_VANISHES,
    /** PMP: the same condition, asked twice in a unit, finds the same records. */
    NO_PREDICATE_MANY_PRECEDERS,
    /** P4: an update based on a read does not silently overwrite an update in between. */
    NO_LOST_UPDATE,
    /** G-single: a unit sees all of another unit or nothing of it. */
    NO_READ_SKEW,
    /** G2-item: two units do not each write what makes the other's reads wrong. */
    NO_WRITE_SKEW,
    /** G2: as write skew, where what was read is the answer to a condition. */
    NO_PREDICATE_WRITE_SKEW,
    /** Never more pieces are taken than there were. */
    NO_OVERSELL,
    /** On hand + reserved + sold changes only by what is received. */
    STOCK_CONSERVED,
    /** Of concurrent registrations under one email address, one succeeds. */
    UNIQUE_EMAIL,
    /** A coupon is used no more often than issued. */
    COUPON_LIMIT,
    /** Every acknowledged order is found again. */
    ACKNOWLEDGED_ORDERS_FINDABLE,
    /** A record read and written by id behaves as if it were in one place and each operation happened at one moment. */
    LINEARIZABLE_RECORD,
    /** A client reads its own acknowledged write by id. */
    READ_YOUR_WRITES_BY_ID,
    /** A client sees its own acknowledged write in lists. */
    READ_YOUR_WRITES_BY_LIST,
    /** A client finds its own acknowledged write by search. */
    READ_YOUR_WRITES_BY_SEARCH,
    /** A client never reads an older state by id than it has read before. */
    MONOTONIC_READS_BY_ID,
    /** A client never sees an older state in lists than it has seen before. */
    MONOTONIC_READS_BY_LIST,
    /** A client never finds an older state by search than it has found before. */
    MONOTONIC_READS_BY_SEARCH,
    /** A retry with the same idempotency key leaves one order. */
    IDEMPOTENT_RETRY,
    /** After recovery there is no half order and no leaked reservation. */
    WHOLE_AFTER_RECOVERY,
    /**
     * An acknowledged order survives a kill of the server's process. (Not of the machine: the page cache outlives the
     * process.)
     */
    SURVIVES_PROCESS_KILL
}
