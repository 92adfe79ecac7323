package dev.polyshop.comparison.latency;

import dev.polyshop.contract.Capability;
import dev.polyshop.contract.DriverFloor;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.carts.CartChange;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a visitor does to the shop, with the check that the answer is right. */
public enum ShopOperation {
    /** One product by id. */
    PRODUCT_BY_ID("One product by its id") {
        @Override
        boolean perform(ShopUnderLoad on, long sequence) {
            Product wanted = on.product(sequence);
            return on.shop()
                    .catalog()
                    .find(wanted.id())
                    .filter(found -> found.sku().equals(wanted.sku()))
                    .isPresent();
        }

        @Override
        boolean hasFloor() {
            return true;
        }

        @Override
        boolean performBare(DriverFloor floor, ShopUnderLoad on, long sequence) {
            return floor.productById(on.product(sequence).id()) == 1;
        }
    },
    /** One product by SKU. */
    PRODUCT_BY_SKU("One product by its SKU") {
        @Override
        boolean perform(ShopUnderLoad on, long sequence) {
            Product wanted = on.product(sequence);
            return on.shop()
                    .catalog()
                    .findBySku(wanted.sku())
                    .filter(found -> found.id().equals(wanted.id()))
                    .isPresent();
        }
    },
    /** The first 20 products of a category. */
    CATEGORY_PAGE("The newest 20 products of a category") {
        @Override
        boolean perform(ShopUnderLoad on, long sequence) {
            CategoryPath category = on.category(sequence);
            KeysetPage<Product> page = on.shop()
                    .catalog()
                    .browse(CatalogFilter.all().inCategory(category), ProductSort.NEWEST_FIRST, PageRequest.first(20));
            return !page.items().isEmpty()
                    && page.items().stream()
                            .allMatch(product -> product.category().isWithin(category));
        }

        @Override
        boolean hasFloor() {
            return true;
        }

        @Override
        boolean performBare(DriverFloor floor, ShopUnderLoad on, long sequence) {
            return floor.categoryPage(on.category(sequence), 20) > 0;
        }
    },
    /** 20 hits for a word, with counts by brand. */
    SEARCH("20 hits for a word, with counts by brand") {
        @Override
        Optional<Capability> needs() {
            return Optional.of(Capability.FULL_TEXT_SEARCH);
        }

        @Override
        boolean perform(ShopUnderLoad on, long sequence) {
            SearchResult result =
                    on.shop().search().search(SearchQuery.of(on.word(sequence)).countedBy(new Facet.Brand()));
            return result.total() > 0 && !result.hits().isEmpty();
        }

        @Override
        boolean hasFloor() {
            return true;
        }

        @Override
        boolean performBare(DriverFloor floor, ShopUnderLoad on, long sequence) {
            return floor.search(on.word(sequence), 20) > 0;
        }
    },
    /** Names beginning with three letters. */
    SUGGEST("Ten names that begin with three letters") {
        @Override
        boolean perform(ShopUnderLoad on, long sequence) {
            String name = on.product(sequence).nameKey();
            String prefix = name.substring(0, Math.min(3, name.length()));
            List<String> names = on.shop().search().suggest(prefix, 10);
            return !names.isEmpty()
                    && names.stream()
                            .allMatch(one -> one.toLowerCase(Locale.ROOT).startsWith(prefix));
        }
    },
    /** A new cart with one product in it. */
    CART_ADD("Open a cart and add a product") {
        @Override
        boolean perform(ShopUnderLoad on, long sequence) {
            CartId cart = CartId.next();
            on.shop().carts().open(cart, Duration.ofMinutes(10));
            return on.shop().carts().add(cart, on.product(sequence).id(), 1) instanceof CartChange.Changed;
        }
    },
    /** An order of three lines. */
    PLACE_ORDER("Place an order of up to three lines") {
        @Override
        public boolean placesOrders() {
            return true;
        }

        @Override
        boolean perform(ShopUnderLoad on, long sequence) {
            PlaceOrder wish = on.wish(sequence);
            return on.shop().orders().place(wish) instanceof PlaceOrderResult.Placed(Order order, boolean repeated)
                    && order.lines().size() == wish.lines().size()
                    && !repeated;
        }

        @Override
        boolean hasFloor() {
            return true;
        }

        @Override
        boolean performBare(DriverFloor floor, ShopUnderLoad on, long sequence) {
            return floor.placeOrder(on.wish(sequence)) == 1;
        }
    },
    /** A customer's latest ten orders. */
    HISTORY_PAGE("A customer's latest ten orders") {
        @Override
        boolean perform(ShopUnderLoad on, long sequence) {
            KeysetPage<Order> page = on.shop().orders().history(on.customer(sequence), PageRequest.first(10));
            return page.items().stream().allMatch(order -> order.customer().equals(Optional.of(on.customer(sequence))));
        }

        @Override
        boolean hasFloor() {
            return true;
        }

        @Override
        boolean performBare(DriverFloor floor, ShopUnderLoad on, long sequence) {
            return floor.historyPage(on.customer(sequence), 10) >= 0;
        }
    },
    /** The ten products with the most revenue. */
    TOP_PRODUCTS("The ten products with the most revenue in all orders") {
        @Override
        boolean perform(ShopUnderLoad on, long sequence) {
            return on.shop()
                            .reports()
                            .topProducts(on.data().period(), on.data().currency(), 10)
                            .size()
                    == Math.min(10, on.data().products().size());
        }

        @Override
        boolean hasFloor() {
            return true;
        }

        @Override
        boolean performBare(DriverFloor floor, ShopUnderLoad on, long sequence) {
            return floor.topProducts(on.data().period(), on.data().currency(), 10) > 0;
        }
    },
    /** Revenue of every day. */
    REVENUE_BY_DAY("The revenue of every day of the period, by category") {
        @Override
        boolean perform(ShopUnderLoad on, long sequence) {
            return on.shop()
                            .reports()
                            .revenueByDay(on.data().period(), on.data().currency())
                            .size()
                    == on.data().period().days();
        }
    };

    private final String title;

    ShopOperation(String title) {
        this.title = title;
    }

    /** What is done, in a few words. */
    public String title() {
        return title;
    }

    /** Its name in workloads and results: {@code product-by-id}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidDataException if there is none of this name, with the names there are */
    public static ShopOperation of(String word) {
        return Arrays.stream(values())
                .filter(operation -> operation.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidDataException("unknown operation " + word + "; there are "
                        + Arrays.stream(values()).map(ShopOperation::word).collect(Collectors.joining(", "))));
    }

    /** Those whose commands stores also offer through their bare driver. */
    public static List<ShopOperation> withFloor() {
        return Arrays.stream(values()).filter(ShopOperation::hasFloor).toList();
    }

    /** What an engine may lack, so that this cannot be asked of it. */
    Optional<Capability> needs() {
        return Optional.empty();
    }

    abstract boolean perform(ShopUnderLoad on, long sequence);

    /** Whether the shop holds an order more when it is done. */
    public boolean placesOrders() {
        return false;
    }

    /** Whether stores offer the same commands through their bare driver. */
    boolean hasFloor() {
        return false;
    }

    /** The same, through the bare driver. */
    boolean performBare(DriverFloor floor, ShopUnderLoad on, long sequence) {
        throw new IllegalStateException(word() + " has no driver floor");
    }
}
