package dev.polyshop.relational.units;

import dev.polyshop.relational.Transactions;
import java.util.function.Supplier;
import org.springframework.transaction.TransactionDefinition;

/** How a mode works on the database. */
public enum WorkStyle {
    /** Reads, computes, writes back, at READ COMMITTED; the steps of a unit are not even one transaction. */
    NAIVE("naive", TransactionDefinition.ISOLATION_READ_COMMITTED),
    /** Leaves the arithmetic and its condition to one UPDATE. */
    ATOMIC_UPDATE("atomic-update", TransactionDefinition.ISOLATION_READ_COMMITTED),
    /** Reads with SELECT … FOR UPDATE. */
    ROW_LOCK("row-lock", TransactionDefinition.ISOLATION_READ_COMMITTED),
    /** Writes only over the version that was read. */
    OPTIMISTIC("optimistic", TransactionDefinition.ISOLATION_READ_COMMITTED),
    /** Naive code, in a snapshot. */
    REPEATABLE_READ("repeatable-read", TransactionDefinition.ISOLATION_REPEATABLE_READ),
    /** Naive code, as if alone. */
    SERIALIZABLE("serializable", TransactionDefinition.ISOLATION_SERIALIZABLE);

    private final String modeName;
    private final int isolation;

    WorkStyle(String modeName, int isolation) {
        this.modeName = modeName;
        this.isolation = isolation;
    }

    /** The name of the mode. */
    public String modeName() {
        return modeName;
    }

    /** The isolation of its transactions: the constant of {@link TransactionDefinition}, which is JDBC's. */
    public int isolation() {
        return isolation;
    }

    /**
     * Runs work in a transaction of this style. One that lost against a concurrent one is begun again, which naive code
     * does not think of.
     */
    public <T> T write(Transactions transactions, Supplier<T> work) {
        return this == NAIVE ? transactions.write(work) : transactions.writeRepeatedly(isolation, work);
    }
}
