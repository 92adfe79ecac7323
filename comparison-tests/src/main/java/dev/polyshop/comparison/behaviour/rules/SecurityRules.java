package dev.polyshop.comparison.behaviour.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Hostile;
import dev.polyshop.comparison.behaviour.kit.IntWords;
import dev.polyshop.comparison.behaviour.kit.OrderDraft;
import dev.polyshop.comparison.behaviour.kit.Pages;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.customers.Address;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.reviews.Review;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.FacetCount;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Text from outside stays text, in every field and every query. */
@EachStore
public final class SecurityRules {

    /**
     * Engines leave these out of their index: whether nothing else is no word or a word nobody has is theirs to say.
     */
    private static final Set<String> STOP_WORDS = Set.of("AND", "OR NOT", "[* TO *]");

    private final Shop shop;
    private final Fixtures make;

    SecurityRules(ShopUnderTest on) {
        shop = on.shop();
        make = on.make();
    }

    @Rule(
            id = "SEC-01",
            title =
                    "SQL, JSON, Lua, scripts and commands in any text of a product are kept as they are, and do nothing.",
            teaches = "Every store has a query language, and every query language has an injection: bind, never build.")
    void productTexts() {
        Product bystander = make.product(7);
        for (String text : Hostile.LINES) {
            Product product = make.add(make.draft()
                    .sku(make.token() + text)
                    .named(text)
                    .described(text)
                    .tagged(text)
                    .in("x" + text.replace("/", "|"))
                    .with(text, AttributeValue.of(text)));

            assertThat(shop.catalog().find(product.id())).contains(product);
            assertThat(shop.catalog().findBySku(product.sku())).contains(product);
            assertThat(shop.catalog().findBySku(text)).isEmpty();
        }
        shop.awaitVisibility();
        assertThat(shop.catalog().find(bystander.id())).contains(bystander);
        assertThat(shop.inventory().find(bystander.id()).orElseThrow().onHand()).isEqualTo(7);
        assertThat(browse(make.mine())).hasSize(Hostile.LINES.size() + 1);
    }

    @Rule(
            id = "SEC-02",
            title = "A filter by a hostile brand, tag, category or attribute finds just what carries that very text.",
            teaches =
                    "Values in queries: parameters in SQL, typed documents in BSON, ARGV in Lua, JSON made by a library.")
    void hostileFilters() {
        make.product();
        List<Product> products = new ArrayList<>();
        for (String text : Hostile.LINES) {
            products.add(make.add(make.draft()
                    .brand(make.token() + text)
                    .tagged(text)
                    .at(new CategoryPath(List.of(make.token(), "c" + text.replace("/", "|"))))
                    .with("k" + text, AttributeValue.of(text))));
        }
        shop.awaitVisibility();

        for (int i = 0; i < products.size(); i++) {
            String text = Hostile.LINES.get(i);
            Product product = products.get(i);
            CatalogFilter tagged = CatalogFilter.all().inCategory(make.token()).tagged(text);
            assertThat(browse(CatalogFilter.all().ofBrand(product.brand(), text)))
                    .as("brand %s", text)
                    .containsExactly(product);
            assertThat(browse(tagged)).as("tag %s", text).containsExactly(product);
            assertThat(browse(tagged.inCategory(product.category()).with("k" + text, AttributeValue.of(text))))
                    .as("category and attribute %s", text)
                    .containsExactly(product);
            assertThat(browse(tagged.with(text, AttributeValue.of("x"))))
                    .as("attribute %s", text)
                    .isEmpty();
            assertThat(shop.catalog().categories(product.category())).hasSize(1);
        }
    }

    @Rule(
            id = "SEC-03",
            title =
                    "Hostile texts are a valid search: they fail nothing, find no product without their words, and count nothing wrong.",
            teaches =
                    "The search box is the most public query interface there is; query_string syntax is no place for it.",
            needs = Capability.FULL_TEXT_SEARCH)
    void hostileSearches() {
        Product lamp = make.add(make.draft().named("Quartz lamp").with("watt", AttributeValue.of(5)));
        shop.awaitVisibility();

        List<String> texts = new ArrayList<>(Hostile.LINES);
        texts.addAll(Hostile.QUERIES);
        for (String text : texts) {
            SearchResult result = shop.search()
                    .search(SearchQuery.of(text)
                            .among(make.mine())
                            .countedBy(new Facet.Attribute(text.isBlank() ? "x" : shortened(text))));
            boolean wordless = text.codePoints().noneMatch(Character::isLetterOrDigit);
            if (!STOP_WORDS.contains(text)) {
                assertThat(result.total()).as("hits of %s", text).isEqualTo(wordless ? 1 : 0);
            }
            assertThat(result.facets().values()).allMatch(List::isEmpty);
            assertThat(shop.search()
                            .search(SearchQuery.of(text + " quartz").among(make.mine()))
                            .hits())
                    .as("hits of %s quartz", text)
                    .extracting(SearchHit::product)
                    .isSubsetOf(lamp);
        }
    }

    @Rule(
            id = "SEC-04",
            title =
                    "A search text of 10,000 and of 20,000 characters is answered, with spaces in it or only commas, and"
                            + " a longer one refused.",
            teaches =
                    "Engines limit the clauses of a query: too many words must not become an error, and what a word is"
                            + " is for the engine to say.",
            needs = Capability.FULL_TEXT_SEARCH)
    void longSearches() {
        Product lamp = make.add(make.draft().named("Opaline lantern"));
        shop.awaitVisibility();
        String words = IntWords.of(20_000);

        for (int length : new int[] {10_000, SearchQuery.MAX_TEXT - 20}) {
            String text = "lantern " + words.substring(0, length);
            assertThat(shop.search()
                            .search(SearchQuery.of(text).among(make.mine()))
                            .hits())
                    .extracting(SearchHit::product)
                    .containsExactly(lamp);
            String list = "lantern," + words.substring(0, length).strip().replace(' ', ',');
            assertThat(shop.search()
                            .search(SearchQuery.of(list).among(make.mine()))
                            .hits())
                    .extracting(SearchHit::product)
                    .containsExactly(lamp);
            assertThat(shop.search()
                            .search(SearchQuery.of("x".repeat(length)).among(make.mine()))
                            .hits())
                    .isEmpty();
        }
        assertThatThrownBy(() -> SearchQuery.of("x".repeat(SearchQuery.MAX_TEXT + 1)))
                .isInstanceOf(InvalidDataException.class);
    }

    @Rule(
            id = "SEC-05",
            title = "Hostile texts in names, addresses and reviews of customers are kept as they are, and do nothing.",
            teaches = "Data that is harmless in one store is a command in another: each has to be safe by itself.")
    void customerTexts() {
        Product product = make.product();
        for (String text : Hostile.LINES) {
            Address address = new Address(
                    shortened(text), text, text, text.substring(0, Math.min(20, text.length())), shortened(text));
            Customer stranger = make.stranger();
            Customer customer =
                    new Customer(stranger.id(), stranger.email(), text, List.of(address), stranger.registeredAt(), 1);
            shop.customers().register(customer);
            Review review = new Review(product.id(), customer.id(), 3, text, text + "\n" + text, Instant.now());
            shop.reviews().add(review);

            assertThat(shop.customers().find(customer.id())).contains(customer);
            assertThat(shop.reviews().find(product.id(), customer.id())).contains(review);
        }
        assertThat(shop.reviews().rating(product.id()).count()).isEqualTo(Hostile.LINES.size());
    }

    @Rule(
            id = "SEC-06",
            title = "Email addresses that look like patterns or commands are looked up letter by letter.",
            teaches = "A lookup by pattern instead of by value logs the attacker in as somebody else.")
    void hostileEmails() {
        String domain = make.token() + ".example";
        shop.customers().register(make.stranger().withEmail(new EmailAddress("victim@" + domain)));
        for (String local :
                List.of("%", "_ictim", ".*", "*", "v?ctim", "'or'1'='1", "{\"$gt\":\"\"}", "victim\\", "$where")) {
            EmailAddress email = new EmailAddress(local + "@" + domain);
            assertThat(shop.customers().findByEmail(email))
                    .as("customer %s", email)
                    .isEmpty();
            Customer customer = make.stranger().withEmail(email);
            shop.customers().register(customer);
            assertThat(shop.customers().findByEmail(email)).contains(customer);
        }
    }

    @Rule(
            id = "SEC-07",
            title = "Orders of products with hostile names are placed, kept, listed and reported like any others.",
            teaches = "Injection of the second order: harmless when stored, harmful when read back into a query.")
    void hostileOrders() {
        CustomerId customer = make.customer().id();
        List<Product> products = new ArrayList<>();
        for (String text : Hostile.LINES) {
            products.add(
                    make.stock(make.add(make.draft().sku(make.token() + text).named(text)), 5));
        }
        Product[] all = products.toArray(Product[]::new);
        Order placed = make.place(Fixtures.wish(customer, 1, all));
        Order imported = OrderDraft.of(all).by(customer).order();
        shop.orders().importAll(List.of(imported).iterator());
        shop.awaitVisibility();

        assertThat(shop.orders().find(placed.id())).contains(placed);
        assertThat(shop.orders().history(customer, PageRequest.first(5)).items())
                .containsExactly(placed, imported);
        assertThat(shop.reports().boughtTogether(products.getFirst().id(), 100))
                .hasSize(Hostile.LINES.size() - 1)
                .allMatch(companion -> companion.orders() == 2);
    }

    @Rule(
            id = "SEC-08",
            title = "NUL characters, lone surrogates and control characters are refused before they reach any store.",
            teaches = "PostgreSQL cannot keep U+0000, UTF-8 cannot write half a pair: one rule for all, at the door.")
    void unstorableTexts() {
        for (String bad :
                List.of("nul\u0000", "half \uD83D", "\uDE80 half", "bell\u0007", "line\nbreak", "esc\u001B[31m")) {
            assertThatThrownBy(() -> make.draft().named(bad)).isInstanceOf(InvalidDataException.class);
            assertThatThrownBy(() -> make.draft().sku(bad)).isInstanceOf(InvalidDataException.class);
            assertThatThrownBy(() -> make.draft().with(bad, AttributeValue.of(1)))
                    .isInstanceOf(InvalidDataException.class);
            assertThatThrownBy(() -> AttributeValue.of(bad)).isInstanceOf(InvalidDataException.class);
            assertThatThrownBy(() -> shop.catalog().renameAttribute(bad, "x")).isInstanceOf(InvalidDataException.class);
        }
        assertThat(shop.catalog().findBySku("half \uD83D")).isEmpty();
        assertThat(shop.catalog().findBySku("nul\u0000")).isEmpty();
    }

    @Rule(
            id = "SEC-09",
            title = "A facet by a hostile attribute counts just that attribute.",
            teaches = "Field names from outside are the injection that parameters do not cover.")
    void hostileFacets() {
        for (String text : Hostile.LINES) {
            make.add(make.draft().with("k" + text, AttributeValue.of(text)));
        }
        shop.awaitVisibility();
        for (String text : Hostile.LINES) {
            Facet facet = new Facet.Attribute("k" + text);
            assertThat(shop.search()
                            .search(SearchQuery.of("").among(make.mine()).countedBy(facet))
                            .facets()
                            .get(facet))
                    .as("values of %s", text)
                    .containsExactly(new FacetCount(text, 1));
        }
    }

    private List<Product> browse(CatalogFilter filter) {
        return Pages.all(20, page -> shop.catalog().browse(filter, ProductSort.NEWEST_FIRST, page));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(50, text.length()));
    }
}
