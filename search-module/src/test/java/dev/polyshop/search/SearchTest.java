package dev.polyshop.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("A search")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    private final Store store = Server.open();
    private final Shop shop = store.shop();

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    @DisplayName("for a very long text, of many words or of one, is answered")
    void longTexts() {
        Product lantern = add("Opaline lantern");
        StringBuilder words = new StringBuilder("lantern");
        for (int i = 0; words.length() < SearchQuery.MAX_TEXT - 40; i++) {
            words.append(" word").append(Integer.toString(i, 26));
        }

        assertThat(found(words.toString())).contains(lantern);
        assertThat(found("\"lantern opaline\" lanterns " + "x".repeat(10_000))).containsExactly(lantern);
        assertThat(found("x".repeat(SearchQuery.MAX_TEXT))).isEmpty();
        for (String separator : List.of(",", "-", "/", "\u60f3", "\ud83d\ude00")) {
            StringBuilder list = new StringBuilder("lantern");
            for (int i = 0; list.length() < SearchQuery.MAX_TEXT - 10; i++) {
                list.append(separator).append(Integer.toString(i, 36)).append('x');
            }
            assertThat(found(list.toString())).as("separated by " + separator).contains(lantern);
            assertThat(found('"' + list.substring(1) + '"')).isEmpty();
        }
    }

    @Test
    @DisplayName("ranks the name above a description that repeats the word, and the word above one like it")
    void ranking() {
        Product similar = add("Grinder guard");
        Product repeated = described("Coffee", "Binder, binder and again binder.");
        Product named = add("Binder of many sheets in a long name for a plain thing");

        assertThat(found("binder").subList(0, 2)).containsExactly(named, repeated);
        assertThat(found("bindre")).contains(named);
        assertThat(found("grinder").getFirst()).isEqualTo(similar);
    }

    @Test
    @DisplayName("shows every hit once on its pages though hits are added and scores move")
    void stablePages() {
        List<Product> before = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            before.add(add("Umbrella " + "stand ".repeat(i)));
        }
        shop.awaitVisibility();
        SearchQuery query = SearchQuery.of("umbrella").page(PageRequest.first(2));
        List<Product> shown = new ArrayList<>();
        SearchResult page = shop.search().search(query);
        while (true) {
            page.hits().forEach(hit -> shown.add(hit.product()));
            if (page.next().isEmpty()) {
                break;
            }
            add("Umbrella umbrella");
            shop.awaitVisibility();
            page = shop.search().search(query.page(query.page().from(page.next().get())));
        }

        assertThat(shown).doesNotHaveDuplicates().containsAll(before);
    }

    @Test
    @DisplayName("refuses the cursor of another search")
    void foreignCursor() {
        add("Kettle black");
        add("Kettle white");
        shop.awaitVisibility();
        SearchResult kettles = shop.search().search(SearchQuery.of("kettle").page(PageRequest.first(1)));
        PageRequest next = PageRequest.first(1).from(kettles.next().orElseThrow());

        assertThatThrownBy(() -> shop.search().search(SearchQuery.of("teapot").page(next)))
                .isInstanceOf(InvalidDataException.class);
    }

    private List<Product> found(String text) {
        shop.awaitVisibility();
        return shop.search().search(SearchQuery.of(text)).hits().stream()
                .map(SearchHit::product)
                .toList();
    }

    private Product add(String name) {
        Product product = Server.product(name.strip());
        shop.catalog().add(product);
        return product;
    }

    private Product described(String name, String description) {
        Product plain = Server.product(name);
        Product product = new Product(
                plain.id(),
                plain.sku(),
                name,
                description,
                CategoryPath.parse("office"),
                "",
                plain.tags(),
                plain.attributes(),
                plain.price(),
                1);
        shop.catalog().add(product);
        return product;
    }
}
