package dev.polyshop.comparison.latency;

import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;

/** One shop, what it holds, and which record each operation works on. */
final class ShopUnderLoad implements OperationMix {

    private final Shop shop;
    private final LatencyData data;
    private final Workload workload;
    private final KeyChooser products;
    private final KeyChooser categories;
    private final KeyChooser words;
    private final KeyChooser customers;

    ShopUnderLoad(Shop shop, LatencyData data, Workload workload, long seed) {
        this.shop = shop;
        this.data = data;
        this.workload = workload;
        this.products = new KeyChooser(data.products().size(), workload.skew(), seed);
        this.categories = new KeyChooser(data.categories().size(), workload.skew(), seed);
        this.words = new KeyChooser(data.words().size(), workload.skew(), seed);
        this.customers = new KeyChooser(data.customers().size(), workload.skew(), seed);
    }

    @Override
    public int kinds() {
        return workload.operations().size();
    }

    @Override
    public int kindOf(long sequence) {
        return workload.pick(products.fraction(sequence, 0));
    }

    @Override
    public boolean perform(int kind, long sequence) {
        return workload.operations().get(kind).operation().perform(this, sequence);
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
}
