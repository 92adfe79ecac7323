package dev.polyshop.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchSort;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ZStoreArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Search on Redis")
class SearchTest {

    private static final RedisClient CLIENT =
            RedisClient.create("redis://" + TestShop.engine().address());
    private static final RedisCommands<String, String> REDIS = CLIENT.connect().sync();

    private final Store store = TestShop.open();
    private final Shop shop = store.shop();

    @AfterEach
    void close() {
        store.close();
    }

    @AfterAll
    static void disconnect() {
        CLIENT.shutdown();
    }

    private static long fact(String name) {
        return REDIS.info("stats")
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> Long.parseLong(line.substring(name.length() + 1).strip()))
                .findFirst()
                .orElseThrow();
    }

    private List<Product> found(SearchQuery query) {
        return shop.search().search(query).hits().stream()
                .map(SearchHit::product)
                .toList();
    }

    @Test
    @DisplayName("asks for few words in place of long ones that no product has, in any script")
    void correctsWithinBounds() {
        Random random = new Random(5);
        long before = fact("total_net_input_bytes");
        String latin = IntStream.range(0, 32)
                .mapToObj(i -> random.ints(255, 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
        String hangul = IntStream.range(0, 32)
                .mapToObj(i -> random.ints(32, 0xAC00, 0xD7A0)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
        assertThat(found(SearchQuery.of(latin))).isEmpty();
        assertThat(found(SearchQuery.of(hangul))).isEmpty();
        assertThat(fact("total_net_input_bytes") - before).isLessThan(1_000_000);
    }

    @Test
    @DisplayName("looks for a phrase once, however often it is written, and for a bounded number of them")
    void looksForPhrasesWithinBounds() {
        Product shirt = TestShop.product("Red shirt");
        shop.catalog().add(shirt);
        String phrases = IntStream.range(0, 1_800)
                .mapToObj(i -> i % 2 == 0 ? "\"red shirt\"" : "\" red shirt\"")
                .collect(Collectors.joining());
        long before = fact("total_commands_processed");
        assertThat(found(SearchQuery.of(phrases.substring(0, 19_000)))).containsExactly(shirt);
        assertThat(fact("total_commands_processed") - before).isLessThan(50);

        String different = Stream.concat(
                        IntStream.range(0, 600).mapToObj(i -> "\"shirt x" + i + " red\""), Stream.of("\"red shirt\""))
                .collect(Collectors.joining());
        assertThat(found(SearchQuery.of(different))).containsExactly(shirt);
    }

    @Test
    @DisplayName("finds by a mistyped word that stands in a phrase too, on all pages")
    void correctsBesidePhrases() {
        for (int i = 0; i < 5; i++) {
            shop.catalog().add(TestShop.product("Red shirt"));
            shop.catalog().add(TestShop.product("Blue shirt"));
        }
        SearchQuery query = SearchQuery.of("\"red shirt\" shrit");
        Set<Product> seen = new HashSet<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(3));
        while (request.isPresent()) {
            PageRequest current = request.get();
            var page = shop.search().search(query.page(current));
            assertThat(page.total()).isEqualTo(10);
            page.hits().forEach(hit -> assertThat(seen.add(hit.product())).isTrue());
            request = page.next().map(current::from);
        }
        assertThat(seen).hasSize(10);
    }

    @Test
    @DisplayName("ranks a hit the same, to the last bit, whichever word is the rarer one")
    void ranksExactly() {
        Product hit = TestShop.product("alpha beta gamma delta");
        shop.catalog().add(hit);
        shop.catalog().add(TestShop.product("alpha beta gamma delta"));
        SearchQuery query = SearchQuery.of("alpha beta gamma delta");
        var first = shop.search().search(query.page(PageRequest.first(1)));
        for (String word : List.of("delta", "gamma", "beta", "alpha")) {
            for (int i = 0; i < 40; i++) {
                shop.catalog().add(TestShop.product(word + " other"));
            }
            var next = shop.search()
                    .search(query.page(PageRequest.first(1).from(first.next().orElseThrow())));
            assertThat(next.hits())
                    .singleElement()
                    .satisfies(other -> assertThat(other.product())
                            .isNotEqualTo(first.hits().getFirst().product()));
        }
    }

    @Test
    @DisplayName("ranks kept products whose words were weighed in fractions as new ones")
    void migratesWeights() {
        StoreSettings settings = StoreSettings.of("weights").kept();
        Product product = TestShop.product("Telephone for the kitchen");
        double score;
        try (Store kept = TestShop.engine().open(settings)) {
            kept.shop().catalog().add(product);
            score = kept.shop()
                    .search()
                    .search(SearchQuery.of("telephone"))
                    .hits()
                    .getFirst()
                    .score();
        }
        for (String key : REDIS.keys("{weights}:term:*")) {
            REDIS.zunionstore(key, ZStoreArgs.Builder.weights(0.0001), key);
        }
        REDIS.hdel("{weights}:migrations", "V3 weigh words in whole numbers");
        for (int opening = 0; opening < 2; opening++) {
            try (Store kept = TestShop.engine().open(settings)) {
                assertThat(kept.shop()
                                .search()
                                .search(SearchQuery.of("telephone"))
                                .hits()
                                .getFirst()
                                .score())
                        .isEqualTo(score);
            }
            REDIS.hdel("{weights}:migrations", "V3 weigh words in whole numbers");
        }
        TestShop.engine().open(StoreSettings.of("weights")).close();
    }

    @Test
    @DisplayName("sorts by price, with several brands and ranges of numbers, as the contract says")
    void filters() {
        Random random = new Random(7);
        List<Product> all = IntStream.range(0, 60)
                .mapToObj(i -> TestShop.product(i % 2 == 0 ? "printer" : "paper")
                        .withPrice(Money.of(random.nextInt(5) + ".00", "EUR"))
                        .withAttributes(
                                i % 3 == 0
                                        ? Map.of("width", AttributeValue.of(new BigDecimal(i)))
                                        : Map.of("colour", AttributeValue.of("red"))))
                .toList();
        shop.catalog().importAll(all.iterator());
        CatalogFilter wide = CatalogFilter.all().between("width", new BigDecimal(9), new BigDecimal(40));
        for (CatalogFilter filter : List.of(
                CatalogFilter.all(),
                wide,
                wide.ofBrand("Acme", "Other"),
                CatalogFilter.all().ofBrand("Acme", "B"))) {
            assertThat(shop.catalog()
                            .browse(filter, ProductSort.CHEAPEST_FIRST, PageRequest.first(100))
                            .items())
                    .isEqualTo(cheapest(all.stream().filter(filter::accepts)));
            assertThat(found(SearchQuery.of("printer")
                            .among(filter)
                            .sortedBy(SearchSort.CHEAPEST_FIRST)
                            .page(PageRequest.first(100))))
                    .isEqualTo(cheapest(all.stream()
                            .filter(filter::accepts)
                            .filter(product -> product.name().equals("printer"))));
        }
    }

    private static List<Product> cheapest(Stream<Product> products) {
        return products.sorted(Comparator.<Product>comparingLong(
                                product -> product.price().minorUnits())
                        .thenComparing(Product::id))
                .toList();
    }
}
