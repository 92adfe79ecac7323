package dev.polyshop.document.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.document.Samples;
import dev.polyshop.document.TestServer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A search by $text")
class DocumentSearchTest {

    private final Store store = TestServer.open();
    private final Product router = Samples.product("R-1").withName("Wi-Fi router");

    @BeforeEach
    void fill() {
        assumeThat(store.support(Capability.FULL_TEXT_SEARCH))
                .as("what the server says of text search")
                .isInstanceOf(Support.Full.class);
        store.shop().catalog().add(router);
        store.shop().catalog().add(Samples.product("R-2").withName("Router without Wi-Fi"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<Product> found(String text) {
        return store.shop().search().search(SearchQuery.of(text)).hits().stream()
                .map(SearchHit::product)
                .toList();
    }

    @Test
    @DisplayName("finds a phrase with a hyphen in it where that stands so")
    void hyphenatedPhrase() {
        assertThat(found("\"wi-fi router\"")).containsExactly(router);
    }

    @Test
    @DisplayName("answers a text of thousands of phrases")
    void manyPhrases() {
        String text = IntStream.range(0, 2_000).mapToObj(i -> "\"" + i + " x\"").collect(Collectors.joining());
        assertThat(found(text + "\"wi-fi router\"")).contains(router);
    }
}
