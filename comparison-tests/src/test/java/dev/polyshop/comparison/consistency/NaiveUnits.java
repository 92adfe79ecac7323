package dev.polyshop.comparison.consistency;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.contract.units.UnitsOfWork;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Units without any isolation, over a shop that has it: every step happens at once and for good. Stock is kept here,
 * and written back as computed.
 */
final class NaiveUnits implements UnitsOfWork {

    private final Shop shop;
    private final Map<ProductId, StockLevel> stock = new ConcurrentHashMap<>();

    NaiveUnits(Shop shop) {
        this.shop = shop;
    }

    Optional<StockLevel> stockOf(ProductId product) {
        return shop.inventory().find(product).map(level -> stock.computeIfAbsent(product, id -> level));
    }

    void setStock(StockLevel level) {
        stock.put(level.product(), level);
    }

    @Override
    public UnitOfWork begin() {
        return new Unit();
    }

    private final class Unit implements UnitOfWork {

        @Override
        public Optional<Product> product(ProductId id) {
            return shop.catalog().find(id);
        }

        @Override
        public List<Product> productsOfBrand(String brand) {
            return shop
                    .catalog()
                    .browse(CatalogFilter.all().ofBrand(brand), ProductSort.NEWEST_FIRST, PageRequest.first(100))
                    .items()
                    .stream()
                    .sorted(Comparator.comparing(Product::id))
                    .toList();
        }

        @Override
        public void add(Product product) {
            shop.catalog().add(product);
        }

        @Override
        public void setPrice(ProductId id, Money price) {
            boolean done = false;
            while (!done) {
                try {
                    product(id).ifPresent(product -> written(shop.catalog().replace(product.withPrice(price))));
                    done = true;
                } catch (StaleVersionException e) {
                    done = false; // Somebody else was faster: write over it.
                }
            }
        }

        @Override
        public long raisePrices(String brand, Money amount) {
            List<Product> products = productsOfBrand(brand);
            products.forEach(product -> setPrice(product.id(), product.price().plus(amount)));
            return products.size();
        }

        @Override
        public long removePriced(String brand, Money price) {
            return productsOfBrand(brand).stream()
                    .filter(product -> product.price().equals(price))
                    .filter(product -> shop.catalog().remove(product.id()))
                    .count();
        }

        @Override
        public Optional<StockLevel> stock(ProductId product) {
            return stockOf(product);
        }

        @Override
        public void setOnHand(ProductId product, long onHand) {
            stockOf(product)
                    .ifPresent(level -> setStock(new StockLevel(product, onHand, level.reserved(), level.sold())));
        }

        @Override
        public void commit() {
            // Everything has happened already.
        }

        @Override
        public void rollback() {
            // Nothing can be taken back.
        }

        @Override
        public void close() {
            // Nothing is held.
        }

        private void written(Product product) {
            if (product.version() < 2) {
                throw new IllegalStateException("a replaced product is at version " + product.version());
            }
        }
    }
}
