package dev.polyshop.document.wiring;

import dev.polyshop.contract.AbsentMode;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Mode;
import dev.polyshop.document.engine.ServerAbilities;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The modes of the document store, and what each promises on the server at hand.
 *
 * <p>{@code transaction} is the default where the server has transactions: an order is then seen whole or not at all,
 * and there is nothing to recover. {@code conditional-update} is the default elsewhere, and the faster one for stock
 * that many want at once: updates of one document queue in the server, where transactions that meet begin again.
 */
final class DocumentModes {

    static final String NAIVE = "naive";
    static final String CONDITIONAL_UPDATE = "conditional-update";
    static final String TRANSACTION = "transaction";

    /** What a server without them lacks. */
    static final String NO_TRANSACTIONS = "the server has no multi-document transactions, which take a replica set";

    private final List<Mode> modes = new ArrayList<>();
    private final List<AbsentMode> absent = new ArrayList<>();

    /** @param survivesKill whether acknowledged writes are in the journal of a real server */
    DocumentModes(ServerAbilities abilities, boolean survivesKill) {
        Set<Guarantee> naive = EnumSet.of(
                Guarantee.UNIQUE_EMAIL,
                Guarantee.ACKNOWLEDGED_ORDERS_FINDABLE,
                Guarantee.IDEMPOTENT_RETRY,
                Guarantee.READ_YOUR_WRITES_BY_ID,
                Guarantee.READ_YOUR_WRITES_BY_LIST,
                Guarantee.MONOTONIC_READS_BY_ID,
                Guarantee.MONOTONIC_READS_BY_LIST);
        if (abilities.text()) {
            naive.add(Guarantee.READ_YOUR_WRITES_BY_SEARCH);
            naive.add(Guarantee.MONOTONIC_READS_BY_SEARCH);
        }
        if (survivesKill) {
            naive.add(Guarantee.SURVIVES_PROCESS_KILL);
        }
        modes.add(new Mode(
                NAIVE,
                "Read, compute in the client, write back.",
                "The fewest conditions, and wrong under concurrency: updates are lost, stock is sold twice,"
                        + " and a client that dies half way leaves half an order's stock behind.",
                naive));

        Set<Guarantee> conditional = EnumSet.copyOf(naive);
        conditional.addAll(EnumSet.of(
                Guarantee.NO_LOST_UPDATE,
                Guarantee.NO_OVERSELL,
                Guarantee.STOCK_CONSERVED,
                Guarantee.COUPON_LIMIT,
                Guarantee.WHOLE_AFTER_RECOVERY));
        if (abilities.wholeDocuments()) {
            conditional.add(Guarantee.LINEARIZABLE_RECORD);
        }
        modes.add(new Mode(
                CONDITIONAL_UPDATE,
                "Every write is one document's update under a condition; an order is a series of them, recorded first.",
                "Six writes for each order, each acknowledged before the next, where a transaction has one commit;"
                        + " while it is being placed others see some of its pieces reserved, and after a crash recovery"
                        + " has to run.",
                conditional));

        Set<Guarantee> snapshot = EnumSet.copyOf(conditional);
        snapshot.addAll(EnumSet.of(
                Guarantee.NO_DIRTY_WRITE,
                Guarantee.NO_ABORTED_READ,
                Guarantee.NO_INTERMEDIATE_READ,
                Guarantee.NO_CIRCULAR_INFORMATION_FLOW,
                Guarantee.NO_OBSERVED_TRANSACTION_VANISHES,
                Guarantee.NO_PREDICATE_MANY_PRECEDERS,
                Guarantee.NO_READ_SKEW));
        Mode transaction = new Mode(
                TRANSACTION,
                "Multi-document transactions with snapshot reads and majority commits.",
                "One more round trip for the commit, and whoever meets another transaction's write begins again:"
                        + " slow for stock that many want at once. Write skew is possible.",
                snapshot);
        if (abilities.transactions()) {
            modes.add(transaction);
        } else {
            absent.add(new AbsentMode(transaction, NO_TRANSACTIONS));
        }
    }

    /** What the server at hand takes away. */
    List<AbsentMode> absent() {
        return List.copyOf(absent);
    }

    /** From naive to strongest. */
    List<Mode> all() {
        return List.copyOf(modes);
    }

    /** The strongest. */
    Mode recommended() {
        return modes.getLast();
    }
}
