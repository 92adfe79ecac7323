package dev.polyshop.document.units;

import static dev.polyshop.document.units.UnitSteps.by;

import com.mongodb.client.ClientSession;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.ShopException;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.document.catalog.ProductWords;
import dev.polyshop.document.engine.DocumentFailures;
import dev.polyshop.document.engine.DocumentTransactions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A unit in one transaction with read concern {@code snapshot}: it reads the state at its first read, and its first
 * write to a record that another transaction has written since, or is writing, ends it ({@code WriteConflict}). The
 * snapshot says nothing about records only read, so write skew passes.
 */
final class DocumentUnitInTransaction implements UnitOfWork {

    private final DocumentTransactions transactions;
    private final DocumentFailures failures;
    private final ClientSession session;
    private final UnitSteps steps;
    private boolean over;

    DocumentUnitInTransaction(DocumentTransactions transactions, DocumentFailures failures, ProductWords words) {
        this.transactions = transactions;
        this.failures = failures;
        this.session = transactions.begin();
        this.steps = new UnitSteps(transactions.within(session), words);
    }

    @Override
    public Optional<Product> product(ProductId id) {
        return step(() -> steps.product(id));
    }

    @Override
    public List<Product> productsOfBrand(String brand) {
        return step(() -> steps.productsOfBrand(brand));
    }

    @Override
    public void add(Product product) {
        var unused = step(() -> {
            steps.add(product);
            return true;
        });
    }

    @Override
    public void setPrice(ProductId id, Money price) {
        var unused = step(() -> steps.setPrice(by(id), price));
    }

    @Override
    public long raisePrices(String brand, Money amount) {
        return step(() -> steps.raisePrices(brand, amount));
    }

    @Override
    public long removePriced(String brand, Money price) {
        return step(() -> {
            UnitSteps.Removal removal = steps.removePriced(brand, price);
            steps.removeReviews(removal);
            return removal.removed();
        });
    }

    @Override
    public Optional<StockLevel> stock(ProductId product) {
        return step(() -> steps.stock(product));
    }

    @Override
    public void setOnHand(ProductId product, long onHand) {
        var unused = step(() -> steps.setOnHand(by(product), onHand));
    }

    /** A step that fails ends the transaction on the server too, so the unit is over. Nothing counts before commit. */
    private <T> T step(Supplier<T> work) {
        requireOpen();
        try {
            return failures.read(work);
        } catch (ShopException e) {
            rollback();
            throw e;
        }
    }

    @Override
    public void commit() {
        requireOpen();
        try {
            failures.run(() -> transactions.commit(session));
        } finally {
            over = true;
            session.close();
        }
    }

    @Override
    public void rollback() {
        if (!over) {
            over = true;
            session.close(); // Aborts what was not committed.
        }
    }

    @Override
    public void close() {
        rollback();
    }

    private void requireOpen() {
        if (over) {
            throw new IllegalStateException("the unit is over");
        }
    }
}
