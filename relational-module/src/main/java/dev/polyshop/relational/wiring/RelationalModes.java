package dev.polyshop.relational.wiring;

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
import static dev.polyshop.contract.Guarantee.NO_PREDICATE_MANY_PRECEDERS;
import static dev.polyshop.contract.Guarantee.NO_PREDICATE_WRITE_SKEW;
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
import dev.polyshop.relational.units.WorkStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The modes of this store, and what each promises. */
final class RelationalModes {

    /**
     * Kept whatever the code does: by indexes, by constraints, by one copy of each row, and because every order is
     * placed in one transaction, in naive code too.
     */
    private static final Set<Guarantee> BY_NATURE = EnumSet.of(
            UNIQUE_EMAIL,
            IDEMPOTENT_RETRY,
            WHOLE_AFTER_RECOVERY,
            ACKNOWLEDGED_ORDERS_FINDABLE,
            READ_YOUR_WRITES_BY_ID,
            READ_YOUR_WRITES_BY_LIST,
            READ_YOUR_WRITES_BY_SEARCH,
            MONOTONIC_READS_BY_ID,
            MONOTONIC_READS_BY_LIST,
            MONOTONIC_READS_BY_SEARCH);

    /** What PostgreSQL's READ COMMITTED prevents, after Hermitage. */
    private static final Set<Guarantee> READ_COMMITTED = EnumSet.of(
            NO_DIRTY_WRITE,
            NO_ABORTED_READ,
            NO_INTERMEDIATE_READ,
            NO_CIRCULAR_INFORMATION_FLOW,
            NO_OBSERVED_TRANSACTION_VANISHES);

    /** What any guarded way of working keeps in the shop. */
    private static final Set<Guarantee> SHOP =
            EnumSet.of(NO_OVERSELL, STOCK_CONSERVED, COUPON_LIMIT, LINEARIZABLE_RECORD);

    private final boolean survivesKill;

    /** @param survivesKill whether the server answers a commit only when it has handed the log to the system */
    RelationalModes(boolean survivesKill) {
        this.survivesKill = survivesKill;
    }

    /** From naive to strongest. */
    List<Mode> all() {
        return List.of(WorkStyle.values()).stream().map(this::of).toList();
    }

    /**
     * {@link WorkStyle#ATOMIC_UPDATE}: one statement locks the row for the shortest time there is, never has to be
     * repeated, and is as safe for stock and coupons as the strongest isolation.
     */
    Mode recommended() {
        return of(WorkStyle.ATOMIC_UPDATE);
    }

    /** The style of a mode. */
    static WorkStyle styleOf(Mode mode) {
        for (WorkStyle style : WorkStyle.values()) {
            if (style.modeName().equals(mode.name())) {
                return style;
            }
        }
        throw new IllegalArgumentException("the relational store has no mode " + mode.name());
    }

    private Mode of(WorkStyle style) {
        return switch (style) {
            case NAIVE ->
                mode(
                        style,
                        "Reads a row, computes in the program, writes the result back, at READ COMMITTED.",
                        "Nothing, until two clients do it at once: then the later write wipes out the earlier.",
                        Set.of());
            case ATOMIC_UPDATE ->
                mode(
                        style,
                        "One UPDATE does the arithmetic and checks the condition, at READ COMMITTED.",
                        "Nothing to speak of: writers of one row queue for the length of one transaction.",
                        READ_COMMITTED,
                        SHOP);
            case ROW_LOCK ->
                mode(
                        style,
                        "Locks each row it reads (SELECT … FOR UPDATE) until it has written.",
                        "A round trip more than atomic-update, with the row locked meanwhile; deadlocks are possible.",
                        READ_COMMITTED,
                        SHOP,
                        Set.of(NO_LOST_UPDATE, NO_WRITE_SKEW));
            case OPTIMISTIC ->
                mode(
                        style,
                        "Writes only if the row still has the version that was read (JPA's @Version).",
                        "No lock while it thinks, but on a contended row most attempts are thrown away and repeated.",
                        READ_COMMITTED,
                        SHOP,
                        Set.of(NO_LOST_UPDATE));
            case REPEATABLE_READ ->
                mode(
                        style,
                        "Naive code in a snapshot: the later of two writers of a row is refused and begins again.",
                        "Every conflict costs a whole transaction; write skew still gets through.",
                        READ_COMMITTED,
                        SHOP,
                        Set.of(NO_PREDICATE_MANY_PRECEDERS, NO_LOST_UPDATE, NO_READ_SKEW));
            case SERIALIZABLE ->
                mode(
                        style,
                        "Naive code as if it were alone: PostgreSQL watches what was read and refuses what could not be.",
                        "Reads are tracked too, and some transactions are refused that would have done no harm.",
                        READ_COMMITTED,
                        SHOP,
                        Set.of(
                                NO_PREDICATE_MANY_PRECEDERS,
                                NO_LOST_UPDATE,
                                NO_READ_SKEW,
                                NO_WRITE_SKEW,
                                NO_PREDICATE_WRITE_SKEW));
        };
    }

    @SafeVarargs
    private Mode mode(WorkStyle style, String title, String cost, Set<Guarantee>... promises) {
        EnumSet<Guarantee> all = EnumSet.copyOf(BY_NATURE);
        for (Set<Guarantee> some : promises) {
            all.addAll(some);
        }
        if (survivesKill) {
            all.add(SURVIVES_PROCESS_KILL);
        }
        return new Mode(style.modeName(), title, cost, all);
    }
}
