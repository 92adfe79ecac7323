package dev.polyshop.comparison.behaviour.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.DataUnderTest;
import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Pages;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.PriceRange;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The catalogue of a loaded data set, against the same catalogue in plain Java. */
@EachStore
public final class DataCatalogRules {

    private final Shop shop;
    private final DataUnderTest data;
    private final Shop plain;
    private final long seed;

    DataCatalogRules(ShopUnderTest on) {
        shop = on.shop();
        data = on.run().data().orElseThrow();
        plain = data.reference();
        seed = on.run().seed();
        shop.awaitVisibility();
    }

    @Rule(
            id = "DATA-01",
            title = "Pages through the largest categories of the data show every product exactly once, in order.",
            teaches = "Keyset paging costs the same on the last page as on the first.")
    void pagesVisitEverything() {
        for (CategoryPath top : largestCategories(5)) {
            CatalogFilter filter = CatalogFilter.all().inCategory(top);
            List<ProductId> expected = new ArrayList<>();
            try (Stream<Product> products = data.data().products()) {
                products.filter(filter::accepts).map(Product::id).forEach(expected::add);
            }
            expected.sort(Comparator.reverseOrder());

            List<ProductId> seen = Pages.all(
                    PageRequest.MAX_SIZE, page -> ids(shop.catalog().browse(filter, ProductSort.NEWEST_FIRST, page)));

            assertThat(seen.equals(expected))
                    .as(
                            "the pages of %s show %d products, and there are %d: %s",
                            top, seen.size(), expected.size(), firstDifference(seen, expected))
                    .isTrue();
        }
    }

    @Rule(
            id = "DATA-02",
            title = "The category tree of the data has the same counts as in plain Java.",
            teaches = "Counts that are kept and counts that are counted agree, also after a bulk import.")
    void categoryTree() {
        for (CategoryPath top : largestCategories(25)) {
            assertThat(shop.catalog().categories(top)).isEqualTo(plain.catalog().categories(top));
        }
    }

    @Rule(
            id = "DATA-03",
            title = "Facets over the largest categories equal the same counts in plain Java.",
            teaches = "Real brands and tags have long tails: an approximate top list shows here.")
    void facets() {
        Facet[] facets = Stream.concat(
                        Stream.of(new Facet.Brand(), new Facet.Category(), new Facet.Tag()),
                        commonAttributes(3).stream().map(Facet.Attribute::new))
                .toArray(Facet[]::new);
        for (CategoryPath top : largestCategories(3)) {
            SearchQuery query = SearchQuery.of("")
                    .among(CatalogFilter.all().inCategory(top))
                    .countedBy(facets)
                    .page(PageRequest.first(1));
            SearchResult expected = plain.search().search(query);
            SearchResult actual = shop.search().search(query);

            assertThat(actual.total()).as("products in %s", top).isEqualTo(expected.total());
            for (Facet facet : facets) {
                assertThat(actual.facets().get(facet))
                        .as("%s in %s", facet, top)
                        .isEqualTo(expected.facets().get(facet));
            }
        }
    }

    @Rule(
            id = "DATA-04",
            title = "Forty products of the data are found by the words of their own names.",
            teaches = "Real names are full of sizes, units and model numbers: what is a word there?",
            needs = Capability.FULL_TEXT_SEARCH)
    void foundByTheirOwnWords() {
        for (Product product : data.sample(40, seed)) {
            CatalogFilter alike = CatalogFilter.all()
                    .inCategory(product.category())
                    .priced(new PriceRange(product.price(), product.price()));
            CatalogFilter filter = product.brand().isEmpty() ? alike : alike.ofBrand(product.brand());
            SearchQuery query = SearchQuery.of(product.name().replace('"', ' ')).among(filter);

            List<ProductId> found = Pages.all(200, page -> {
                SearchResult result = shop.search().search(query.page(page));
                return new KeysetPage<>(
                        result.hits().stream().map(hit -> hit.product().id()).toList(), result.next());
            });
            assertThat(found).as("products found by <%s>", product.name()).contains(product.id());
        }
    }

    @Rule(
            id = "DATA-05",
            title = "Suggestions for the beginnings of forty names are the same as in plain Java.",
            teaches = "Real names differ in case, accents and punctuation only, more often than one thinks.")
    void suggestions() {
        for (Product product : data.sample(40, seed + 1)) {
            int length = Math.min(product.name().length(), 14);
            int whole = Character.isHighSurrogate(product.name().charAt(length - 1)) ? length - 1 : length;
            String prefix = product.name().substring(0, Math.max(1, whole));
            List<String> expected = keys(plain.search().suggest(prefix, 50));
            List<String> actual = keys(shop.search().suggest(prefix, 50));

            // A full list may end earlier where a name stands in it in several spellings.
            int comparable = expected.size() < 50 ? expected.size() : Math.min(expected.size(), actual.size());
            assertThat(actual.stream().limit(comparable).toList())
                    .as("suggestions for <%s>", prefix)
                    .isEqualTo(expected.stream().limit(comparable).toList());
        }
    }

    @Rule(
            id = "DATA-06",
            title = "Two hundred products of the data are found by id and by SKU, exactly as they went in.",
            teaches = "What went in by the bulk path is the same as what goes in one by one.")
    void foundByKey() {
        List<Product> sample = data.sample(200, seed + 2);
        assertThat(shop.catalog()
                        .findAll(sample.stream().map(Product::id).toList())
                        .values())
                .containsExactlyInAnyOrderElementsOf(
                        sample.stream().map(product -> product.withVersion(1)).toList());
        for (Product product : sample.subList(0, Math.min(20, sample.size()))) {
            assertThat(shop.catalog().findBySku(product.sku())).contains(product.withVersion(1));
        }
    }

    private List<CategoryPath> largestCategories(int most) {
        Map<CategoryPath, Integer> counts = new HashMap<>();
        try (Stream<Product> products = data.data().products()) {
            products.forEach(product ->
                    counts.merge(new CategoryPath(List.of(product.category().top())), 1, Integer::sum));
        }
        return mostFrequent(counts, most);
    }

    private List<String> commonAttributes(int most) {
        Map<String, Integer> counts = new HashMap<>();
        try (Stream<Product> products = data.data().products()) {
            products.forEach(
                    product -> product.attributes().keySet().forEach(key -> counts.merge(key, 1, Integer::sum)));
        }
        return mostFrequent(counts, most);
    }

    private static <K extends Comparable<K>> List<K> mostFrequent(Map<K, Integer> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<K, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static KeysetPage<ProductId> ids(KeysetPage<Product> page) {
        return new KeysetPage<>(page.items().stream().map(Product::id).toList(), page.next());
    }

    private static List<String> keys(List<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static String firstDifference(List<ProductId> seen, List<ProductId> expected) {
        for (int i = 0; i < Math.min(seen.size(), expected.size()); i++) {
            if (!seen.get(i).equals(expected.get(i))) {
                return "place " + i + " shows " + seen.get(i) + " instead of " + expected.get(i);
            }
        }
        return "the shorter list is the beginning of the longer one";
    }
}
