package dev.polyshop.document.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.search.Highlight;
import dev.polyshop.document.Samples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A hit's highlight")
class MatchMarkerTest {

    private static final Product LAMP = Samples.product("X").withName("Desk lamps and a lamp, the best");

    private static Highlight mark(String text) {
        return new MatchMarker(SearchTerms.of(text)).mark(LAMP).orElseThrow();
    }

    @Test
    @DisplayName("marks every inflection in the name, and gives the name whole")
    void name() {
        assertThat(mark("LAMP").matches()).containsExactly("lamps", "lamp");
        assertThat(mark("LAMP").text()).isEqualTo(LAMP.name());
    }

    @Test
    @DisplayName("marks a phrase only where its words stand together")
    void phrase() {
        assertThat(mark("\"a lamp\"").matches()).containsExactly("a", "lamp");
    }

    @Test
    @DisplayName("is a piece of the description where the name has no match")
    void description() {
        assertThat(mark("desks").text()).isEqualTo(LAMP.name());
        Product other = LAMP.withName("Light");
        assertThat(new MatchMarker(SearchTerms.of("desk"))
                        .mark(other)
                        .orElseThrow()
                        .matches())
                .containsExactly("desk");
    }

    @Test
    @DisplayName("is missing where nothing matches")
    void none() {
        assertThat(new MatchMarker(SearchTerms.of("the sofa")).mark(LAMP)).isEmpty();
    }
}
