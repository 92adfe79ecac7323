package dev.polyshop.document.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A search text")
class SearchTermsTest {

    @Test
    @DisplayName("asks for its words at once, and for each phrase by itself")
    void wordsAndPhrases() {
        assertThat(SearchTerms.of("Laser \"ink  jet\" printer").textSearches())
                .containsExactly("laser printer", "\"ink jet\"");
    }

    @Test
    @DisplayName("keeps nothing that $text would read as an operator")
    void noOperators() {
        assertThat(SearchTerms.of("-laser \\\"x\\\" {\"$gt\":\"\"}").textSearches())
                .containsExactly("laser x gt");
    }

    @Test
    @DisplayName("takes a quotation mark without another for nothing")
    void unbalanced() {
        assertThat(SearchTerms.of("ink \"jet printer").textSearches()).containsExactly("ink jet printer");
    }

    @Test
    @DisplayName("without a word asks for nothing")
    void empty() {
        assertThat(SearchTerms.of(" -- \"\" ").textSearches()).isEqualTo(List.of());
    }
}
