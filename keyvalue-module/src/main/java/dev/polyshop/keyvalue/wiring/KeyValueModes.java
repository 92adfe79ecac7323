package dev.polyshop.keyvalue.wiring;

import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.engine.EngineFacts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The ways to do the shop's work on Redis, and what each of them promises on the server at hand. */
final class KeyValueModes {

    /** Catalogue, customers, carts, reviews and search are scripts in every mode, and one server answers all reads. */
    private static final Set<Guarantee> ALWAYS = EnumSet.of(
            Guarantee.UNIQUE_EMAIL,
            Guarantee.ACKNOWLEDGED_ORDERS_FINDABLE,
            Guarantee.READ_YOUR_WRITES_BY_ID,
            Guarantee.READ_YOUR_WRITES_BY_LIST,
            Guarantee.READ_YOUR_WRITES_BY_SEARCH,
            Guarantee.MONOTONIC_READS_BY_ID,
            Guarantee.MONOTONIC_READS_BY_LIST,
            Guarantee.MONOTONIC_READS_BY_SEARCH);

    private static final Set<Guarantee> ISOLATED = EnumSet.of(
            Guarantee.NO_DIRTY_WRITE,
            Guarantee.NO_ABORTED_READ,
            Guarantee.NO_INTERMEDIATE_READ,
            Guarantee.NO_CIRCULAR_INFORMATION_FLOW,
            Guarantee.NO_OBSERVED_TRANSACTION_VANISHES,
            Guarantee.NO_PREDICATE_MANY_PRECEDERS,
            Guarantee.NO_LOST_UPDATE,
            Guarantee.NO_READ_SKEW,
            Guarantee.NO_WRITE_SKEW,
            Guarantee.NO_PREDICATE_WRITE_SKEW,
            Guarantee.NO_OVERSELL,
            Guarantee.STOCK_CONSERVED,
            Guarantee.COUPON_LIMIT,
            Guarantee.LINEARIZABLE_RECORD,
            Guarantee.IDEMPOTENT_RETRY,
            Guarantee.WHOLE_AFTER_RECOVERY);

    private final Mode naive;
    private final Mode watch;
    private final Mode lua;

    KeyValueModes(EngineFacts facts) {
        Set<Guarantee> durable = survivesProcessKill(facts) ? EnumSet.of(Guarantee.SURVIVES_PROCESS_KILL) : Set.of();
        this.naive = new Mode(
                "naive",
                "Read, compute in the program, write back: right for one client at a time.",
                "A round trip for every read and every write; under concurrency stock is sold twice and updates are"
                        + " lost, and a client that dies leaves half an order.",
                all(ALWAYS, durable));
        this.watch = new Mode(
                "watch",
                "Optimistic locking: WATCH what is read, queue the writes, and EXEC them only if nothing watched has"
                        + " changed.",
                "A round trip for every WATCH and read, a connection of its own meanwhile, and all of it again when"
                        + " another client was faster: slow on products in demand.",
                all(ALWAYS, ISOLATED, durable));
        this.lua = new Mode(
                "lua",
                "One script in the server checks and writes: nothing else runs in between.",
                "One round trip; while a script runs, all other clients wait, so scripts have to be short.",
                all(ALWAYS, ISOLATED, durable));
    }

    List<Mode> all() {
        return List.of(naive, watch, lua);
    }

    Mode recommended() {
        return lua;
    }

    boolean isNaive(Mode mode) {
        return mode.equals(naive);
    }

    boolean isWatch(Mode mode) {
        return mode.equals(watch);
    }

    boolean isLua(Mode mode) {
        return mode.equals(lua);
    }

    /**
     * Whether the log is written before a write is acknowledged. With {@code always} and {@code no}, Redis calls
     * write(2) before it sends the answers of the same turn of its event loop. With {@code everysec} it puts the call
     * off for up to two seconds while the background fsync is busy (flushAppendOnlyFile), and what was acknowledged
     * meanwhile is only in the memory of the process.
     */
    private static boolean survivesProcessKill(EngineFacts facts) {
        String fsync = facts.settings().getOrDefault("appendfsync", "unknown");
        return "yes".equals(facts.settings().get("appendonly")) && (fsync.equals("always") || fsync.equals("no"));
    }

    @SafeVarargs
    private static Set<Guarantee> all(Set<Guarantee>... sets) {
        Set<Guarantee> all = EnumSet.noneOf(Guarantee.class);
        for (Set<Guarantee> set : sets) {
            all.addAll(set);
        }
        return all;
    }
}
