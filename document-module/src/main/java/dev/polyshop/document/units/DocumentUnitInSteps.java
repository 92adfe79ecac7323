package dev.polyshop.document.units;

import static dev.polyshop.document.units.UnitSteps.by;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.document.engine.DocumentFailures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * A unit whose steps count at once and for good: there is nothing to commit and nothing to roll back. Comparing, a
 * write to a record that the unit has read is bound to the version, or the number on hand, that was read; if another
 * client came in between, the unit has lost, and what it wrote to other records stays. A write by condition does not
 * tell which records it changed: a unit that sets the price of one of them after it has to read it again first.
 */
final class DocumentUnitInSteps implements UnitOfWork {

    private final UnitSteps steps;
    private final DocumentFailures failures;
    private final boolean comparing;
    private final Map<ProductId, Long> versions = new HashMap<>();
    private final Map<ProductId, Long> onHand = new HashMap<>();
    private boolean over;

    DocumentUnitInSteps(UnitSteps steps, DocumentFailures failures, boolean comparing) {
        this.steps = steps;
        this.failures = failures;
        this.comparing = comparing;
    }

    @Override
    public Optional<Product> product(ProductId id) {
        requireOpen();
        Optional<Product> product = failures.read(() -> steps.product(id));
        product.ifPresent(this::remember);
        return product;
    }

    @Override
    public List<Product> productsOfBrand(String brand) {
        requireOpen();
        List<Product> products = failures.read(() -> steps.productsOfBrand(brand));
        products.forEach(this::remember);
        return products;
    }

    private void remember(Product product) {
        versions.put(product.id(), product.version());
    }

    @Override
    public void add(Product product) {
        requireOpen();
        failures.run(() -> steps.add(product));
        versions.put(product.id(), 1L);
    }

    @Override
    public void setPrice(ProductId id, Money price) {
        requireOpen();
        Optional<Long> read = asRead(versions, id);
        Criteria condition =
                read.map(version -> by(id).and("version").is(version)).orElseGet(() -> by(id));
        boolean written = failures.write(() -> steps.setPrice(condition, price));
        read.ifPresent(version -> {
            requireWritten(written, id);
            versions.put(id, version + 1);
        });
    }

    @Override
    public long raisePrices(String brand, Money amount) {
        requireOpen();
        return failures.write(() -> steps.raisePrices(brand, amount));
    }

    @Override
    public long removePriced(String brand, Money price) {
        requireOpen();
        UnitSteps.Removal removal = failures.write(() -> steps.removePriced(brand, price));
        return failures.further(() -> {
            steps.removeReviews(removal);
            return removal.removed();
        });
    }

    @Override
    public Optional<StockLevel> stock(ProductId product) {
        requireOpen();
        Optional<StockLevel> level = failures.read(() -> steps.stock(product));
        level.ifPresent(read -> onHand.put(product, read.onHand()));
        return level;
    }

    @Override
    public void setOnHand(ProductId product, long pieces) {
        requireOpen();
        Optional<Long> read = asRead(onHand, product);
        Criteria condition =
                read.map(before -> by(product).and("stock.onHand").is(before)).orElseGet(() -> by(product));
        boolean written = failures.write(() -> steps.setOnHand(condition, pieces));
        if (read.isPresent()) {
            requireWritten(written, product);
            onHand.put(product, pieces);
        }
    }

    private Optional<Long> asRead(Map<ProductId, Long> values, ProductId id) {
        return comparing ? Optional.ofNullable(values.get(id)) : Optional.empty();
    }

    private void requireWritten(boolean written, ProductId id) {
        if (!written) {
            over = true;
            throw new ConflictException("product " + id + " was changed since the unit read it: begin again");
        }
    }

    private void requireOpen() {
        if (over) {
            throw new IllegalStateException("the unit is over");
        }
    }

    @Override
    public void commit() {
        requireOpen();
        over = true;
    }

    @Override
    public void rollback() {
        over = true;
    }

    @Override
    public void close() {
        over = true;
    }
}
