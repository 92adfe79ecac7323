package dev.polyshop.document.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    @DisplayName("asks for a phrase as it was typed, but for case and the width of spaces")
    void phraseAsTyped() {
        assertThat(SearchTerms.of("\"(Wi-Fi \t router)\" \"wi-fi router\"").textSearches())
                .containsExactly("\"wi-fi router\"");
    }

    @Test
    @DisplayName("of very many phrases asks for the words")
    void manyPhrases() {
        String text = IntStream.range(0, 4_000)
                .mapToObj(i -> "\"a" + i + "\"")
                .collect(Collectors.joining(" ", "\"ink jet\" \"ink jet\" ", " "));
        String phrases = text.replace("\"a", "\"a ");
        assertThat(SearchTerms.of(text).textSearches()).hasSize(2);
        assertThat(SearchTerms.of(phrases).textSearches())
                .hasSize(1 + SearchTerms.MOST_PHRASES)
                .contains("\"ink jet\"", "\"a 0\"")
                .first()
                .asString()
                .startsWith("a 19 20")
                .endsWith("3999");
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
