package dev.polyshop.comparison.reference;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.CouponUse;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.reviews.Review;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** All records of one shop. Whoever touches them holds this object's monitor. */
final class ReferenceData {

    final Map<ProductId, Product> products = new TreeMap<>();
    final Map<String, ProductId> skus = new HashMap<>();
    final Map<ProductId, StockLevel> stock = new HashMap<>();
    final Map<CustomerId, Customer> customers = new HashMap<>();
    final Map<String, CustomerId> emails = new HashMap<>();
    final Map<CartId, OpenCart> carts = new HashMap<>();
    final Map<OrderId, Order> orders = new TreeMap<>();
    final Map<IdempotencyKey, OrderId> orderKeys = new HashMap<>();
    final Map<CouponCode, CouponUse> coupons = new HashMap<>();
    final Map<ProductId, Map<CustomerId, Review>> reviews = new HashMap<>();

    /** Counts the changes to products and stock, so that a unit of work can tell whether it is up to date. */
    long catalogueChanges;

    void addProduct(Product product) {
        if (products.containsKey(product.id())) {
            throw new DuplicateKeyException("product " + product.id() + " is there already");
        }
        if (skus.containsKey(product.sku())) {
            throw new DuplicateKeyException("SKU " + product.sku() + " is taken");
        }
        products.put(product.id(), product.withVersion(1));
        skus.put(product.sku(), product.id());
        stock.put(product.id(), new StockLevel(product.id(), 0, 0, 0));
        catalogueChanges++;
    }

    /** Puts a changed product in the place of the stored one, one version up. */
    Product changeProduct(Product changed) {
        Product before = products.get(changed.id());
        if (before == null) {
            throw new StaleVersionException("product " + changed.id() + " is gone");
        }
        Product after = changed.withVersion(before.version() + 1);
        products.put(after.id(), after);
        catalogueChanges++;
        return after;
    }

    boolean removeProduct(ProductId id) {
        Product product = products.remove(id);
        if (product == null) {
            return false;
        }
        skus.remove(product.sku());
        stock.remove(id);
        reviews.remove(id);
        catalogueChanges++;
        return true;
    }

    void setStock(StockLevel level) {
        stock.put(level.product(), level);
        catalogueChanges++;
    }
}
