package dev.polyshop.comparison.latency;

import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.PlaceOrder;
import java.util.List;
import java.util.stream.LongStream;

/** One shop, what it holds, and which record each operation works on. */
final class ShopUnderLoad {

    private final Shop shop;
    private final LatencyData data;
    private final KeyChooser products;
    private final KeyChooser categories;
    private final KeyChooser words;
    private final KeyChooser customers;

    ShopUnderLoad(Shop shop, LatencyData data, double skew, long seed) {
        this.shop = shop;
        this.data = data;
        this.products = new KeyChooser(data.products().size(), skew, seed, 1);
        this.categories = new KeyChooser(data.categories().size(), skew, seed, 2);
        this.words = new KeyChooser(data.words().size(), skew, seed, 3);
        this.customers = new KeyChooser(data.customers().size(), skew, seed, 4);
    }

    /** The workload's operations, mixed by its weights. */
    OperationMix mix(Workload workload) {
        ShopOperation[] kinds =
                workload.operations().stream().map(Workload.Share::operation).toArray(ShopOperation[]::new);
        KindChooser chooser = new KindChooser(workload);
        return new OperationMix() {
            @Override
            public int kinds() {
                return kinds.length;
            }

            @Override
            public int kindOf(long sequence) {
                return chooser.at(products.fraction(sequence, 0));
            }

            @Override
            public boolean perform(int kind, long sequence) {
                return kinds[kind].perform(ShopUnderLoad.this, sequence);
            }
        };
    }

    Shop shop() {
        return shop;
    }

    LatencyData data() {
        return data;
    }

    Product product(long sequence) {
        return data.products().get(products.choose(sequence));
    }

    CategoryPath category(long sequence) {
        return data.categories().get(categories.choose(sequence));
    }

    String word(long sequence) {
        return data.words().get(words.choose(sequence));
    }

    CustomerId customer(long sequence) {
        return data.customers().get(customers.choose(sequence));
    }

    /** An order of up to three lines, new each time it is asked for. */
    PlaceOrder wish(long sequence) {
        List<CartLine> lines = LongStream.range(sequence, sequence + 3)
                .mapToObj(this::product)
                .map(Product::id)
                .distinct()
                .map(id -> new CartLine(id, 1))
                .toList();
        return PlaceOrder.of(customer(sequence), lines);
    }
}
