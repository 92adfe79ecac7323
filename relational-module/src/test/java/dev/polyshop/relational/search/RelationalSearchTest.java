package dev.polyshop.relational.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchResult;
import dev.polyshop.relational.PostgresEngine;
import dev.polyshop.relational.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Search over PostgreSQL")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelationalSearchTest {

    private final Store store = PostgresEngine.openStore();

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    @DisplayName("ranks one match in a name above many in a description")
    void ranksNamesFirst() {
        Product named = add("Zirconium ring", "Plain.");
        Product described = add("Plain ring", "zirconium zirconium zirconium zirconium zirconium zirconium");

        assertThat(names("zirconium")).containsExactly(named.name(), described.name());
    }

    @Test
    @DisplayName("weighs a rare word more than a common one")
    void weighsRareWords() {
        for (int i = 0; i < 8; i++) {
            add("Walnut board " + i, "");
        }
        Product rare = add("Ebonite board", "");

        assertThat(names("walnut ebonite").getFirst()).isEqualTo(rare.name());
    }

    @Test
    @DisplayName("matches no phrase across the end of the name and the beginning of the brand")
    void phrasesStayInTheirPart() {
        Product product = Samples.ofBrand(Samples.product("Quartz"), "Heater Company");
        store.shop().catalog().add(product);

        assertThat(names("\"heater company\"")).containsExactly("Quartz");
        assertThat(names("\"quartz heater\"")).isEmpty();
    }

    @Test
    @DisplayName("finds what a mistyped word was meant to be, and only where no product has the word itself")
    void putsTyposRight() {
        add("Copper kettle", "");
        add("Coper statue", "");
        add("Marmalade", "");

        assertThat(names("coper")).containsExactly("Coper statue");
        assertThat(names("marmelade")).containsExactly("Marmalade");
        assertThat(names("mramalade")).containsExactly("Marmalade");
    }

    @Test
    @DisplayName("shows each hit once, page by page, while products that match are added")
    void pagesStay() {
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            before.add(add("Obsidian blade " + i, "obsidian ".repeat(i)).name());
        }
        SearchQuery query = SearchQuery.of("obsidian blade").page(PageRequest.first(2));
        List<String> seen = new ArrayList<>();
        SearchResult result = store.shop().search().search(query);
        while (true) {
            result.hits().forEach(hit -> seen.add(hit.product().name()));
            if (result.next().isEmpty()) {
                break;
            }
            add("Blade of steel " + seen.size(), "");
            result = store.shop()
                    .search()
                    .search(query.page(query.page().from(result.next().get())));
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
    }

    @Test
    @DisplayName("takes no sign for a part of a word, and puts words of other scripts right")
    void knowsLetters() {
        Product marked = add("Palisander™", "");
        Product quoted = add("“Palisander”", "");
        Product dashed = add("Palisander—oak", "");
        Product cyrillic = add("Лазерный проигрыватель", "");

        assertThat(names("palisander")).containsExactlyInAnyOrder(marked.name(), quoted.name(), dashed.name());
        assertThat(names("oak")).contains(dashed.name());
        assertThat(names("проигрываталь")).containsExactly(cyrillic.name());
    }

    @Test
    @DisplayName("ranks by the words that there are, however many are looked for that no product has")
    void absentWordsRankNothing() {
        add("Plain moonstone", "");
        Product both = add("Sunstone with moonstone", "");
        String absent = IntStream.range(0, 40).mapToObj(i -> " qq" + i).collect(Collectors.joining());

        assertThat(store.shop()
                        .search()
                        .search(SearchQuery.of("moonstone sunstone" + absent))
                        .hits())
                .allSatisfy(hit -> assertThat(hit.score()).isPositive())
                .first()
                .extracting(hit -> hit.product().name())
                .isEqualTo(both.name());
    }

    @Test
    @DisplayName("has as many hits on the second page as on the first, also by words that were meant and did not rank")
    void totalStays() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 33; i++) {
            String word = "rare" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + "word";
            add("Stone " + word, "");
            words.append(word).append(' ');
        }
        add("Labradorite", "");
        SearchQuery query = SearchQuery.of(words + "labradorote").page(PageRequest.first(2));
        SearchResult first = store.shop().search().search(query);
        SearchResult second = store.shop()
                .search()
                .search(query.page(query.page().from(first.next().orElseThrow())));

        assertThat(first.total()).isEqualTo(34);
        assertThat(second.total()).isEqualTo(34);
    }

    @Test
    @DisplayName("refuses the cursor of another search")
    void refusesForeignCursors() {
        add("Amber bead", "");
        add("Amber ring", "");
        SearchResult result =
                store.shop().search().search(SearchQuery.of("amber").page(PageRequest.first(1)));
        PageRequest behind = PageRequest.first(1).from(result.next().orElseThrow());

        assertThatThrownBy(() ->
                        store.shop().search().search(SearchQuery.of("bead").page(behind)))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("not a cursor");
    }

    private Product add(String name, String description) {
        Product product = Samples.described(Samples.product(name), description);
        store.shop().catalog().add(product);
        return product;
    }

    private List<String> names(String text) {
        return store.shop().search().search(SearchQuery.of(text)).hits().stream()
                .map(hit -> hit.product().name())
                .toList();
    }
}
