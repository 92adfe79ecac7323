package dev.polyshop.comparison.behaviour.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Pages;
import dev.polyshop.comparison.behaviour.kit.ProductDraft;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.comparison.behaviour.kit.Watch;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.PriceRange;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Whole products: all their texts, all conditions at once, all of them changed together. */
@EachStore
public final class CatalogTextRules {

    private final Shop shop;
    private final Catalog catalog;
    private final Fixtures make;
    private final ShopUnderTest on;

    CatalogTextRules(ShopUnderTest on) {
        this.on = on;
        shop = on.shop();
        catalog = shop.catalog();
        make = on.make();
    }

    @Rule(
            id = "CAT-60",
            title =
                    "Umlauts, Chinese, Arabic, combining marks and emoji come back exactly, in every text of a product.",
            teaches = "Text is Unicode code points; what is kept must not be normalised, trimmed or cut on the way.")
    void unicodeRoundTrips() {
        for (String text : List.of(
                "Straße Ærøskøbing naïve",
                "中文印表機 プリンター 프린터",
                "طابعة ליזר",
                "e\u0301 is not \u00e9",
                "👩‍👩‍👧‍👦 🇪🇺 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \uD83D\uDE80",
                "zero\u200Bwidth \u202Ebidi\u202C no\u00A0break",
                "  spaces around  ")) {
            Product product = make.add(make.draft()
                    .named(text)
                    .described(text + "\n\t" + text + "\r\n")
                    .tagged(text)
                    .in(text.replace("/", ""))
                    .with(text, AttributeValue.of(text)));
            shop.awaitVisibility();

            assertThat(catalog.find(product.id())).contains(product);
            assertThat(list(make.mine().tagged(text).with(text, AttributeValue.of(text))))
                    .as("products tagged %s", text)
                    .containsExactly(product);
            assertThat(list(CatalogFilter.all().inCategory(product.category()))).containsExactly(product);
        }
    }

    @Rule(
            id = "CAT-61",
            title = "A description of 100,000 characters, and one of 200,000, comes back whole.",
            teaches = "Long values have limits of their own: index entries, field lengths, row sizes (TOAST).")
    void longDescriptions() {
        String line = "All work and no play makes a long description, \u4e2d\u6587 included.\n";
        for (int length : List.of(100_000, 200_000)) {
            String text = line.repeat(length / line.length() + 1).substring(0, length);
            Product product = make.add(make.draft().described(text));

            assertThat(catalog.find(product.id()).orElseThrow().description())
                    .hasSize(length)
                    .isEqualTo(text);
        }
    }

    @Rule(
            id = "CAT-62",
            title = "A product at every bound of the contract at once goes in and comes back.",
            teaches = "Bounds that are written down can be tested; those that are not are found in production.")
    void everyBoundAtOnce() {
        ProductDraft draft = make.draft()
                .sku(Fixtures.word() + "x".repeat(52))
                .named("n".repeat(500))
                .in(String.join(
                        "/",
                        IntStream.range(0, 7).mapToObj(i -> i + "c".repeat(59)).toList()))
                .tagged(IntStream.range(0, 50)
                        .mapToObj(i -> "t".repeat(58) + (10 + i))
                        .toArray(String[]::new));
        for (int i = 0; i < 499; i++) {
            draft = draft.with(String.format("%03d", i) + "k".repeat(97), AttributeValue.of(i));
        }
        Product product = make.add(draft.with("long", AttributeValue.of("v".repeat(8_000))));
        shop.awaitVisibility();

        assertThat(catalog.find(product.id())).contains(product);
        assertThat(list(CatalogFilter.all().inCategory(product.category()))).containsExactly(product);
        assertThat(list(make.mine().with("long", AttributeValue.of("v".repeat(8_000)))))
                .containsExactly(product);
        assertThat(list(make.mine().with("long", AttributeValue.of("v".repeat(7_999)))))
                .isEmpty();
    }

    @Rule(
            id = "CAT-63",
            title = "Sixty random filters over 200 random products find exactly those that meet every condition.",
            teaches = "The meaning of a filter is one line of Java; four stores have to mean the same.")
    void randomFilters() {
        Random random = new Random(on.run().seed());
        List<Product> products =
                IntStream.range(0, 200).mapToObj(i -> randomProduct(random)).toList();
        assertThat(catalog.importAll(products.iterator()).accepted()).isEqualTo(200);
        shop.awaitVisibility();

        for (int i = 0; i < 60; i++) {
            CatalogFilter filter = randomFilter(random);
            ProductSort sort = ProductSort.values()[i % ProductSort.values().length];
            List<Product> found = Pages.all(37, page -> catalog.browse(filter, sort, page));
            assertThat(found)
                    .as("seed %d: products that meet %s", on.run().seed(), filter)
                    .containsExactlyElementsOf(products.stream()
                            .filter(filter::accepts)
                            .sorted(order(sort))
                            .toList());
        }
    }

    @Rule(
            id = "CAT-64",
            title = "Who looks while an attribute is renamed sees all of its products renamed or none.",
            teaches = "One statement is atomic in PostgreSQL and one script in Redis; MongoDB's updateMany and"
                    + " Elasticsearch's bulk go document by document, and readers see how far they are.",
            needs = Capability.ATOMIC_BULK_CHANGE,
            byChance = true)
    void renameIsSeenWhole() {
        String from = Fixtures.word();
        String to = Fixtures.word();
        List<Product> products = IntStream.range(0, 900)
                .mapToObj(i -> make.draft().with(from, AttributeValue.of(i)).product())
                .toList();
        catalog.importAll(products.iterator());
        shop.awaitVisibility();

        Set<Set<String>> seen = new HashSet<>();
        for (int round = 0; round < 12 && !seen.contains(Set.of(from, to)); round++) {
            boolean there = round % 2 == 0;
            seen.addAll(Watch.during(
                    () -> keysSeen(from, to), () -> catalog.renameAttribute(there ? from : to, there ? to : from)));
            shop.awaitVisibility();
        }

        assertThat(seen).as("keys seen on one page of the renamed products").containsOnly(Set.of(from), Set.of(to));
    }

    private Set<String> keysSeen(String from, String to) {
        shop.awaitVisibility(); // A list that lags would not show how far the change is.
        Set<String> keys = new HashSet<>();
        for (Product product : catalog.browse(make.mine(), ProductSort.NEWEST_FIRST, PageRequest.first(1_000))
                .items()) {
            keys.addAll(product.attributes().keySet());
        }
        keys.retainAll(Set.of(from, to));
        return keys;
    }

    private List<Product> list(CatalogFilter filter) {
        return Pages.all(50, page -> catalog.browse(filter, ProductSort.NEWEST_FIRST, page));
    }

    private Product randomProduct(Random random) {
        ProductDraft draft = make.draft()
                .brand(make.token() + random.nextInt(3))
                .priced(random.nextInt(20) + ".00", random.nextInt(5) == 0 ? "USD" : "EUR")
                .tagged(IntStream.range(0, 4)
                        .filter(i -> random.nextBoolean())
                        .mapToObj(i -> "tag " + i)
                        .toArray(String[]::new));
        draft = draft.at(make.draft()
                .in(List.of("a", "a/b", "a/b/c", "b", "ab").get(random.nextInt(5)))
                .product()
                .category());
        if (random.nextBoolean()) {
            draft = draft.with("size", AttributeValue.of(random.nextInt(10)));
        }
        if (random.nextInt(3) > 0) {
            draft = draft.with("colour", AttributeValue.of("colour " + random.nextInt(3)));
        }
        return draft.with("new", AttributeValue.of(random.nextBoolean())).product();
    }

    private CatalogFilter randomFilter(Random random) {
        String token = make.token();
        CatalogFilter filter = CatalogFilter.all()
                .inCategory(token + List.of("", "", "/a", "/a/b", "/ab").get(random.nextInt(5)));
        if (random.nextInt(3) == 0) {
            filter = filter.ofBrand(token + random.nextInt(3), token + "9");
        }
        if (random.nextInt(3) == 0) {
            filter = random.nextBoolean() ? filter.tagged("tag 1") : filter.tagged("tag 0", "tag 2");
        }
        if (random.nextInt(3) == 0) {
            Money low = Money.of(random.nextInt(12) + ".00", random.nextInt(4) == 0 ? "USD" : "EUR");
            filter = filter.priced(
                    new PriceRange(low, low.plus(Money.of("5.00", low.currency().getCurrencyCode()))));
        }
        if (random.nextInt(3) == 0) {
            filter = filter.between("size", BigDecimal.valueOf(2), BigDecimal.valueOf(2L + random.nextInt(6)));
        }
        if (random.nextInt(3) == 0) {
            filter = filter.with("colour", AttributeValue.of("colour " + random.nextInt(3)));
        }
        return random.nextInt(4) == 0 ? filter.with("new", AttributeValue.of(true)) : filter;
    }

    private static Comparator<Product> order(ProductSort sort) {
        Comparator<Product> byPrice =
                Comparator.comparingLong(product -> product.price().minorUnits());
        return switch (sort) {
            case NEWEST_FIRST -> Comparator.comparing(Product::id).reversed();
            case CHEAPEST_FIRST -> byPrice.thenComparing(Product::id);
            case DEAREST_FIRST -> byPrice.reversed().thenComparing(Product::id);
        };
    }
}
