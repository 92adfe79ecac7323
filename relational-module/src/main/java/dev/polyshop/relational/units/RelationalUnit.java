package dev.polyshop.relational.units;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.relational.Failures;
import dev.polyshop.relational.catalog.CategoryTree;
import dev.polyshop.relational.search.Vocabulary;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;

/** One unit on one connection. After a failure it is over and rolled back, as PostgreSQL's transactions are. */
final class RelationalUnit implements UnitOfWork {

    private final WorkStyle style;
    private final Connection connection;
    private final UnitRows rows;
    private final CategoryTree categories;
    private final Vocabulary vocabulary;
    private final List<Product> added = new ArrayList<>();
    private boolean over;

    RelationalUnit(WorkStyle style, Connection connection, CategoryTree categories, Vocabulary vocabulary) {
        this.style = style;
        this.connection = connection;
        this.rows = UnitRows.of(style, connection);
        this.categories = categories;
        this.vocabulary = vocabulary;
    }

    @Override
    public Optional<Product> product(ProductId id) {
        return read(() -> rows.product(id));
    }

    @Override
    public List<Product> productsOfBrand(String brand) {
        return read(() -> rows.productsOfBrand(brand));
    }

    @Override
    public void add(Product product) {
        write(() -> rows.add(product, categories.idOf(product.category())));
        added.add(product);
    }

    @Override
    public void setPrice(ProductId id, Money price) {
        write(() -> rows.setPrice(id, price));
    }

    @Override
    public long raisePrices(String brand, Money amount) {
        return write(() -> rows.raisePrices(brand, amount));
    }

    @Override
    public long removePriced(String brand, Money price) {
        return write(() -> rows.removePriced(brand, price));
    }

    @Override
    public Optional<StockLevel> stock(ProductId product) {
        return read(() -> rows.stock(product));
    }

    @Override
    public void setOnHand(ProductId product, long onHand) {
        write(() -> rows.setOnHand(product, onHand));
    }

    @Override
    public void commit() {
        step(true, () -> {
            onConnection(
                    () -> {
                        if (!connection.getAutoCommit()) {
                            connection.commit();
                        }
                    },
                    true);
            return over = true;
        });
        end();
    }

    @Override
    public void rollback() {
        if (!over) {
            over = true;
            try {
                undo();
            } finally {
                if (style != WorkStyle.NAIVE) {
                    added.clear();
                }
                end();
            }
        }
    }

    @Override
    public void close() {
        rollback();
    }

    private <T> T read(Supplier<T> work) {
        return step(false, work);
    }

    /** Until COMMIT is sent, a transaction has written nothing; what is none has with each step. */
    private <T> T write(Supplier<T> work) {
        return step(style == WorkStyle.NAIVE, work);
    }

    private <T> T step(boolean writing, Supplier<T> work) {
        if (over) {
            throw new ConflictException("the unit is over: it was committed, rolled back, or lost");
        }
        try {
            return work.get();
        } catch (RuntimeException e) {
            RuntimeException failure = Failures.translate(e, writing);
            if (style != WorkStyle.NAIVE) {
                abandon(failure);
            }
            throw failure;
        }
    }

    /** Lets go of the locks at once, so that others need not wait for the caller to close the unit. */
    private void abandon(RuntimeException failure) {
        try {
            rollback();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void undo() {
        onConnection(
                () -> {
                    if (!connection.getAutoCommit()) {
                        connection.rollback();
                    }
                },
                false);
    }

    /**
     * The connection goes back first: words are learnt by way of another one, and the pool has no two for each unit.
     */
    private void end() {
        onConnection(connection::close, false);
        vocabulary.learn(added);
    }

    /** A step of JDBC itself. */
    @FunctionalInterface
    private interface JdbcStep {
        void run() throws SQLException;
    }

    private static void onConnection(JdbcStep step, boolean committing) {
        try {
            step.run();
        } catch (SQLException e) {
            throw Failures.translate(
                    new DataAccessResourceFailureException("the unit's connection failed", e), committing);
        }
    }
}
