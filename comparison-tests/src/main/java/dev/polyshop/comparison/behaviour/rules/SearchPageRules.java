package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Expectations;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Pages;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.PriceRange;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.FacetCount;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchResult;
import dev.polyshop.contract.search.SearchSort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Filters, facets, pages and suggestions of the search. */
@EachStore
public final class SearchPageRules {

    private final Shop shop;
    private final ProductSearch search;
    private final Fixtures make;
    private final Expectations expect;

    SearchPageRules(ShopUnderTest on) {
        shop = on.shop();
        search = shop.search();
        make = on.make();
        expect = on.expectations();
    }

    @Rule(
            id = "SRCH-20",
            title =
                    "A search within a filter finds only what meets both; an empty text finds all that meet the filter.",
            teaches = "Filters cut, words rank: engines keep them apart, because only one of them needs a score.",
            needs = Capability.FULL_TEXT_SEARCH)
    void searchWithFilter() {
        Product red = make.add(make.draft().named("Woollen scarf").with("colour", AttributeValue.of("red")));
        Product blue = make.add(make.draft().named("Silk scarf").with("colour", AttributeValue.of("blue")));
        Product hat = make.add(make.draft().named("Hat").with("colour", AttributeValue.of("red")));
        shop.awaitVisibility();
        CatalogFilter reds = make.mine().with("colour", AttributeValue.of("red"));

        assertThat(find(SearchQuery.of("scarf").among(reds))).containsExactly(red);
        assertThat(find(SearchQuery.of("scarf").among(make.mine()))).containsExactlyInAnyOrder(red, blue);
        assertThat(find(SearchQuery.of("scarf")
                        .among(make.mine().priced(new PriceRange(euros("99.00"), euros("100.00"))))))
                .isEmpty();
        for (String nothing : List.of("", "   ", "?! -- ... \"\"", "\"")) {
            assertThat(find(SearchQuery.of(nothing).among(reds)))
                    .as("search for <%s>", nothing)
                    .containsExactlyInAnyOrder(red, hat);
        }
    }

    @Rule(
            id = "SRCH-21",
            title = "Facets count all hits of a search, on this page or not: by brand, category, tag and attribute.",
            teaches = "Counting over all hits is an aggregation beside the query: GROUP BY, $facet, ZCOUNT, terms.",
            needs = Capability.FULL_TEXT_SEARCH)
    void facets() {
        String other = Fixtures.word();
        for (int i = 0; i < 12; i++) {
            make.add(make.draft()
                    .named("Bamboo chair")
                    .brand(i < 3 ? other : make.token())
                    .tagged(i % 2 == 0 ? new String[] {"even", "all"} : new String[] {"all"})
                    .in(i < 4 ? "a" : "a/b")
                    .with("size", AttributeValue.of(i % 3))
                    .with("new", AttributeValue.of(i == 0)));
        }
        make.add(make.draft().named("Steel chair").tagged("all"));
        shop.awaitVisibility();
        Facet size = new Facet.Attribute("size");
        Facet flag = new Facet.Attribute("new");
        CatalogFilter mine = CatalogFilter.all().ofBrand(make.token(), other);

        SearchResult result = search.search(SearchQuery.of("bamboo")
                .among(mine)
                .countedBy(new Facet.Brand(), new Facet.Category(), new Facet.Tag(), size, flag)
                .page(PageRequest.first(2)));

        assertThat(result.total()).isEqualTo(12);
        assertThat(result.hits()).hasSize(2);
        String token = make.token();
        assertThat(result.facets())
                .containsOnlyKeys(new Facet.Brand(), new Facet.Category(), new Facet.Tag(), size, flag);
        assertThat(result.facets().get(new Facet.Brand())).containsExactly(count(token, 9), count(other, 3));
        assertThat(result.facets().get(new Facet.Category()))
                .containsExactlyInAnyOrder(count(token + "/a/b", 8), count(token + "/a", 1), count(other + "/a", 3));
        assertThat(result.facets().get(new Facet.Tag())).containsExactly(count("all", 12), count("even", 6));
        assertThat(result.facets().get(size)).containsExactly(count("0", 4), count("1", 4), count("2", 4));
        assertThat(result.facets().get(flag)).containsExactly(count("false", 11), count("true", 1));
        assertThat(search.search(SearchQuery.of("bamboo").among(mine)).facets()).isEmpty();
    }

    @Rule(
            id = "SRCH-22",
            title = "A facet of 120 values gives the 100 most frequent, equal ones in the order of code points.",
            teaches =
                    "Approximate top lists over shards are a known trap: ask for enough, and say how ties are broken.")
    void facetLimit() {
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String value = i % 2 == 0 ? String.format("v%03d", i) : String.format("V%03d", i);
            products.add(make.draft().with("serial", AttributeValue.of(value)).product());
        }
        products.add(make.draft().with("serial", AttributeValue.of("v118")).product());
        products.add(make.draft().product());
        shop.catalog().importAll(products.iterator());
        shop.awaitVisibility();
        Facet serial = new Facet.Attribute("serial");

        List<FacetCount> counts = search.search(
                        SearchQuery.of("").among(make.mine()).countedBy(serial))
                .facets()
                .get(serial);

        List<FacetCount> expected = new ArrayList<>(List.of(count("v118", 2)));
        IntStream.range(0, 60)
                .mapToObj(i -> count(String.format("V%03d", 2 * i + 1), 1))
                .forEach(expected::add);
        IntStream.range(0, 39)
                .mapToObj(i -> count(String.format("v%03d", 2 * i), 1))
                .forEach(expected::add);
        assertThat(counts).containsExactlyElementsOf(expected);
    }

    @Rule(
            id = "SRCH-23",
            title = "The pages of a search show every hit once, best first, and the total is exact.",
            teaches = "Equal scores need a tie-breaker, and a total may be an estimate unless one insists.",
            needs = {Capability.FULL_TEXT_SEARCH, Capability.SEARCH_RELEVANCE})
    void pages() {
        List<Product> products = IntStream.range(0, 57)
                .mapToObj(i -> make.draft()
                        .named("Velvet curtain" + (i % 3 == 0 ? " velvet lining" : ""))
                        .product())
                .toList();
        shop.catalog().importAll(products.iterator());
        make.add(make.draft().named("Cotton towel"));
        shop.awaitVisibility();
        SearchQuery query = SearchQuery.of("velvet").among(make.mine());

        List<SearchHit> hits = Pages.all(10, page -> {
            SearchResult result = search.search(query.page(page));
            assertThat(result.total()).isEqualTo(57);
            return new KeysetPage<>(result.hits(), result.next());
        });

        assertThat(hits).extracting(SearchHit::product).containsExactlyInAnyOrderElementsOf(products);
        expect.where(
                Capability.SEARCH_RELEVANCE,
                () -> assertThat(hits)
                        .isSortedAccordingTo(Comparator.comparingDouble(SearchHit::score)
                                .reversed()
                                .thenComparing(hit -> hit.product().id())));
    }

    @Rule(
            id = "SRCH-24",
            title = "Followed to its end, a search shows every hit once even while matching products are added.",
            teaches = "A snapshot of the index (point in time) or a stable key: a rank alone shifts under one's feet.",
            needs = {Capability.FULL_TEXT_SEARCH, Capability.SEARCH_STABLE_PAGES})
    void stablePages() {
        List<Product> products = IntStream.range(0, 40)
                .mapToObj(i -> make.draft().named("Marble statue number").product())
                .toList();
        shop.catalog().importAll(products.iterator());
        shop.awaitVisibility();
        SearchQuery query = SearchQuery.of("marble statue").among(make.mine());

        List<Product> seen = Pages.all(8, page -> {
            SearchResult result = search.search(query.page(page));
            make.add(make.draft().named("Marble statue, marble base"));
            shop.awaitVisibility();
            return new KeysetPage<>(
                    result.hits().stream().map(SearchHit::product).toList(), result.next());
        });

        assertThat(seen).doesNotHaveDuplicates().containsAll(products);
    }

    @Rule(
            id = "SRCH-25",
            title = "Hits sorted by price follow the price, equal prices by id, page by page.",
            teaches =
                    "Sorting by a field needs the field beside the index: doc values, a compound index, a sorted set.",
            needs = Capability.FULL_TEXT_SEARCH)
    void sortedByPrice() {
        List<Product> products = new ArrayList<>();
        for (String price : List.of("5.00", "1.00", "5.00", "20.00", "3.00", "5.00", "0.50", "100.00")) {
            products.add(make.add(make.draft().named("Oak shelf").priced(price, "EUR")));
        }
        shop.awaitVisibility();
        Comparator<Product> byPrice = Comparator.comparing(Product::price);

        assertThat(all(SearchSort.CHEAPEST_FIRST, "shelf"))
                .containsExactlyElementsOf(products.stream()
                        .sorted(byPrice.thenComparing(Product::id))
                        .toList());
        assertThat(all(SearchSort.DEAREST_FIRST, ""))
                .containsExactlyElementsOf(products.stream()
                        .sorted(byPrice.reversed().thenComparing(Product::id))
                        .toList());
    }

    @Rule(
            id = "SRCH-28",
            title = "A cursor that no search has made is refused.",
            teaches = "A cursor is input from outside, and search engines put much into theirs.")
    void badCursors() {
        make.product();
        shop.awaitVisibility();
        for (String token : List.of(
                "", "?", "{\"pit\":1}", Cursor.of("a", "b", "c", "d", "e", "f").token())) {
            PageRequest page = new PageRequest(5, Optional.of(new Cursor(token)));
            assertThatThrownBy(() ->
                            search.search(SearchQuery.of("").among(make.mine()).page(page)))
                    .as("cursor %s", token)
                    .isInstanceOf(InvalidDataException.class);
        }
    }

    private List<Product> all(SearchSort sort, String text) {
        SearchQuery query = SearchQuery.of(text).among(make.mine()).sortedBy(sort);
        return Pages.all(3, page -> {
            SearchResult result = search.search(query.page(page));
            return new KeysetPage<>(
                    result.hits().stream().map(SearchHit::product).toList(), result.next());
        });
    }

    private List<Product> find(SearchQuery query) {
        return search.search(query).hits().stream().map(SearchHit::product).toList();
    }

    private static FacetCount count(String value, long count) {
        return new FacetCount(value, count);
    }
}
