package dev.polyshop.document.units;

import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.contract.units.UnitsOfWork;
import dev.polyshop.document.catalog.ProductWords;
import dev.polyshop.document.engine.DocumentFailures;
import dev.polyshop.document.engine.DocumentTransactions;
import java.util.function.Supplier;
import org.springframework.data.mongodb.core.MongoOperations;

/** Begins units in the way of a mode. */
public final class DocumentUnits implements UnitsOfWork {

    private final Supplier<UnitOfWork> begin;

    private DocumentUnits(Supplier<UnitOfWork> begin) {
        this.begin = begin;
    }

    /**
     * Each step by itself.
     *
     * @param comparing whether what was computed from a read is written only if what was read still holds
     */
    public static DocumentUnits inSteps(
            MongoOperations mongo, DocumentFailures failures, ProductWords words, boolean comparing) {
        return new DocumentUnits(() -> new DocumentUnitInSteps(new UnitSteps(mongo, words), failures, comparing));
    }

    /** All steps in one transaction, over one snapshot. */
    public static DocumentUnits inTransactions(
            DocumentTransactions transactions, DocumentFailures failures, ProductWords words) {
        return new DocumentUnits(
                () -> failures.write(() -> new DocumentUnitInTransaction(transactions, failures, words)));
    }

    @Override
    public UnitOfWork begin() {
        return begin.get();
    }
}
