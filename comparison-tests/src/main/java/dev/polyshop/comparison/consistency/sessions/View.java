package dev.polyshop.comparison.consistency.sessions;

import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchQuery;
import java.util.Optional;

/** A way to look at a product, and the version of it that is seen that way; 0 if it is not there. */
enum View {
    BY_ID("ID", "by its id", Guarantee.READ_YOUR_WRITES_BY_ID, Guarantee.MONOTONIC_READS_BY_ID) {
        @Override
        Optional<Product> look(Shop shop, Product product) {
            return shop.catalog().find(product.id());
        }
    },
    BY_LIST("LIST", "in its category", Guarantee.READ_YOUR_WRITES_BY_LIST, Guarantee.MONOTONIC_READS_BY_LIST) {
        @Override
        Optional<Product> look(Shop shop, Product product) {
            return shop
                    .catalog()
                    .browse(
                            CatalogFilter.all().inCategory(product.category()),
                            ProductSort.NEWEST_FIRST,
                            PageRequest.first(10))
                    .items()
                    .stream()
                    .filter(listed -> listed.id().equals(product.id()))
                    .findFirst();
        }
    },
    BY_SEARCH("SEARCH", "by search", Guarantee.READ_YOUR_WRITES_BY_SEARCH, Guarantee.MONOTONIC_READS_BY_SEARCH) {
        @Override
        Optional<Product> look(Shop shop, Product product) {
            return shop
                    .search()
                    .search(SearchQuery.of("kettle").among(CatalogFilter.all().inCategory(product.category())))
                    .hits()
                    .stream()
                    .map(SearchHit::product)
                    .filter(hit -> hit.id().equals(product.id()))
                    .findFirst();
        }
    };

    private final String suffix;
    private final String words;
    private final Guarantee readYourWrites;
    private final Guarantee monotonicReads;

    View(String suffix, String words, Guarantee readYourWrites, Guarantee monotonicReads) {
        this.suffix = suffix;
        this.words = words;
        this.readYourWrites = readYourWrites;
        this.monotonicReads = monotonicReads;
    }

    abstract Optional<Product> look(Shop shop, Product product);

    /** Why the engine at hand, a stand-in, cannot be looked at this way; empty if it can. */
    Optional<String> obstacle(Store store) {
        return this == BY_SEARCH
                        && store.support(Capability.FULL_TEXT_SEARCH) instanceof Support.NotOnThisEngine(String reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    /** The version seen; 0 if the product is not there. */
    long version(Shop shop, Product product) {
        return look(shop, product).map(Product::version).orElse(0L);
    }

    String suffix() {
        return suffix;
    }

    String words() {
        return words;
    }

    Guarantee readYourWrites() {
        return readYourWrites;
    }

    Guarantee monotonicReads() {
        return monotonicReads;
    }
}
