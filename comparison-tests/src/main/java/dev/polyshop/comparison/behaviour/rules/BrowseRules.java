package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Pages;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.CategoryCount;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.PriceRange;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.catalog.ProductSort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Products in lists: pages, categories, brands, tags and prices. */
@EachStore
public final class BrowseRules {

    private final Shop shop;
    private final Catalog catalog;
    private final Fixtures make;

    BrowseRules(ShopUnderTest on) {
        shop = on.shop();
        catalog = shop.catalog();
        make = on.make();
    }

    @Rule(
            id = "CAT-23",
            title = "Pages followed to the end show every product once, also while others are added and removed.",
            teaches = "Paging by key continues after the last item seen; paging by offset slips when rows come or go.")
    void keysetPagesWhileProductsCome() {
        List<Product> there = make.products(57);
        shop.awaitVisibility();
        Product leaving = there.get(45);

        List<Product> seen = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(10));
        while (next.isPresent()) {
            PageRequest request = next.get();
            KeysetPage<Product> page = catalog.browse(make.mine(), ProductSort.NEWEST_FIRST, request);
            seen.addAll(page.items());
            make.product();
            if (seen.contains(leaving)) {
                catalog.remove(leaving.id()); // The cursor may point behind a product that is gone.
            }
            shop.awaitVisibility();
            next = page.next().map(request::from);
        }

        assertThat(seen)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(Product::id).reversed());
        assertThat(seen).containsAll(there);
    }

    @Rule(
            id = "CAT-24",
            title = "A cursor still works when the very product it points behind is gone.",
            teaches = "A key names a place in the order, not a row.")
    void cursorBehindARemovedProduct() {
        List<Product> there =
                IntStream.range(0, 6).mapToObj(i -> make.product()).toList();
        shop.awaitVisibility();
        KeysetPage<Product> first = catalog.browse(make.mine(), ProductSort.NEWEST_FIRST, PageRequest.first(3));
        assertThat(first.items()).containsExactly(there.get(5), there.get(4), there.get(3));

        catalog.remove(there.get(3).id());
        shop.awaitVisibility();

        PageRequest second = PageRequest.first(3).from(first.next().orElseThrow());
        KeysetPage<Product> rest = catalog.browse(make.mine(), ProductSort.NEWEST_FIRST, second);
        assertThat(rest.items()).containsExactly(there.get(2), there.get(1), there.get(0));
        assertThat(rest.next()).isEmpty();
    }

    @Rule(
            id = "CAT-25",
            title = "Sorted by price, equal prices follow by id, and pages neither skip nor repeat one.",
            teaches = "A sort key that is not unique needs a tie-breaker, or pages lose rows between them.")
    void priceOrderWithTies() {
        List<Product> there = new ArrayList<>();
        for (String price : List.of("5.00", "1.00", "5.00", "3.00", "5.00", "1.00", "10.00", "5.00", "0.00")) {
            there.add(make.add(make.draft().priced(price, "EUR")));
        }
        shop.awaitVisibility();
        Comparator<Product> cheapest = Comparator.comparing(Product::price);

        assertThat(pages(2, ProductSort.CHEAPEST_FIRST))
                .containsExactlyElementsOf(there.stream()
                        .sorted(cheapest.thenComparing(Product::id))
                        .toList());
        assertThat(pages(2, ProductSort.DEAREST_FIRST))
                .containsExactlyElementsOf(there.stream()
                        .sorted(cheapest.reversed().thenComparing(Product::id))
                        .toList());
    }

    @Rule(
            id = "CAT-26",
            title = "The order by price goes by minor units, whatever the currency.",
            teaches =
                    "A documented, boring order beats a clever one: 900 yen stand before 10 euros, which are 1,000 cents.")
    void priceOrderAcrossCurrencies() {
        Product yen = make.add(make.draft().priced("900", "JPY"));
        Product euros = make.add(make.draft().priced("10.00", "EUR"));
        Product dinars = make.add(make.draft().priced("0.950", "KWD"));
        shop.awaitVisibility();

        assertThat(pages(10, ProductSort.CHEAPEST_FIRST)).containsExactly(yen, dinars, euros);
        assertThat(pages(10, ProductSort.DEAREST_FIRST)).containsExactly(euros, dinars, yen);
    }

    @Rule(
            id = "CAT-27",
            title = "Brands are alternatives, tags add up, and a price range includes both ends, in its currency only.",
            teaches =
                    "The same filter as WHERE, as a query document, as an intersection of sets, and as filter clauses.")
    void brandsTagsAndPrices() {
        String other = Fixtures.word();
        Product red = make.add(make.draft().tagged("red", "sale").priced("5.00", "EUR"));
        Product blue = make.add(make.draft().tagged("blue", "sale").priced("10.00", "EUR"));
        Product foreign = make.add(make.draft().brand(other).tagged("red").priced("7.00", "EUR"));
        Product dollars = make.add(make.draft().tagged("red").priced("7.00", "USD"));
        shop.awaitVisibility();

        assertThat(list(CatalogFilter.all().ofBrand(make.token(), other))).containsExactly(dollars, foreign, blue, red);
        assertThat(list(make.mine().tagged("sale"))).containsExactly(blue, red);
        assertThat(list(make.mine().tagged("sale", "red"))).containsExactly(red);
        assertThat(list(make.mine().tagged("Sale"))).isEmpty();
        assertThat(list(make.mine().priced(new PriceRange(euros("5.00"), euros("10.00")))))
                .containsExactly(blue, red);
        assertThat(list(make.mine().priced(new PriceRange(euros("5.01"), euros("9.99")))))
                .isEmpty();
        Money seven = Money.of("7.00", "USD");
        assertThat(list(make.mine().priced(new PriceRange(seven, seven)))).containsExactly(dollars);
    }

    @Rule(
            id = "CAT-28",
            title = "A product that was just added is on the next catalogue page.",
            teaches = "Elasticsearch shows new documents in lists only after a refresh, up to a second later: near real"
                    + " time. Reading by id goes through its transaction log and does not wait.",
            needs = Capability.LISTS_SEE_WRITES_AT_ONCE)
    void listsSeeWritesAtOnce() {
        for (int attempt = 0; attempt < 20; attempt++) {
            Product product = make.product();
            assertThat(catalog.browse(make.mine(), ProductSort.NEWEST_FIRST, PageRequest.first(1))
                            .items())
                    .as("the page right after product %d was added", attempt)
                    .containsExactly(product);
        }
    }

    @Rule(
            id = "CAT-29",
            title = "Once visibility was waited for, a page shows products as they are now, not as they were.",
            teaches = "awaitVisibility is the price of near real time, paid only by those who need to be sure.")
    void pagesAfterWaiting() {
        Product changed = make.product();
        Product gone = make.product();
        shop.awaitVisibility();
        Product after = catalog.replace(changed.withPrice(euros("3.00")));
        catalog.remove(gone.id());
        shop.awaitVisibility();

        assertThat(list(make.mine())).containsExactly(after);
        assertThat(list(make.mine().priced(new PriceRange(euros("10.00"), euros("10.00")))))
                .isEmpty();
    }

    @Rule(
            id = "CAT-30",
            title = "A page size of none or beyond the bound, and a cursor that no list has made, are refused.",
            teaches = "What comes back from a client is input, cursors included.")
    void badPages() {
        make.product();
        assertThatThrownBy(() -> PageRequest.first(0)).isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> PageRequest.first(PageRequest.MAX_SIZE + 1)).isInstanceOf(InvalidDataException.class);
        for (String token : List.of(
                "",
                "?",
                "' OR 1=1 --",
                Cursor.of("a", "b", "c", "d", "e", "f", "g").token())) {
            assertThatThrownBy(() -> catalog.browse(
                            make.mine(),
                            ProductSort.CHEAPEST_FIRST,
                            PageRequest.first(5).from(new Cursor(token))))
                    .as("cursor %s", token)
                    .isInstanceOf(InvalidDataException.class);
        }
    }

    @Rule(
            id = "CAT-31",
            title = "The catalogue counts its products.",
            teaches = "Counting all rows is a scan in PostgreSQL, metadata in MongoDB, a set's size in Redis.")
    void count() {
        long before = catalog.count();
        Product product = make.product();
        Product other = make.product();
        shop.awaitVisibility();
        assertThat(catalog.count()).isEqualTo(before + 2);

        catalog.remove(product.id());
        catalog.remove(ProductId.next());
        shop.awaitVisibility();
        assertThat(catalog.count()).isEqualTo(before + 1);
        assertThat(catalog.find(other.id())).isPresent();
    }

    private List<Product> list(CatalogFilter filter) {
        return Pages.all(3, page -> catalog.browse(filter, ProductSort.NEWEST_FIRST, page));
    }

    private List<Product> pages(int size, ProductSort sort) {
        return Pages.all(size, page -> catalog.browse(make.mine(), sort, page));
    }

    private static CategoryCount count(String path, long products) {
        return new CategoryCount(CategoryPath.parse(path), products);
    }
}
