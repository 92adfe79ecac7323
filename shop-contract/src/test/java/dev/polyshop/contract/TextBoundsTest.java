package dev.polyshop.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Text bounds")
class TextBoundsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "Größe", "日本語", "👩‍👩‍👧 family", "' OR 1=1 --", "{\"$gt\":\"\"}", "\uE000private"})
    void welcomeAnyUnicodeText(String text) {
        assertThat(TextBounds.line("name", text, 1, 100)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb", "a\u0085b", "lone \uD83D", "\uDE00 first"})
    void refuseInALineWhatSomeStoreCannotHold(String text) {
        assertThatThrownBy(() -> TextBounds.line("name", text, 1, 100))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageStartingWith("name ");
    }

    @Test
    void allowLineBreaksInProseOnly() {
        assertThat(TextBounds.prose("description", "a\r\n\tb", 10)).isEqualTo("a\r\n\tb");
        assertThatThrownBy(() -> TextBounds.prose("description", "a\u0007", 10))
                .hasMessage("description holds the control character U+0007 at character 1");
    }

    @Test
    void nameTheBoundThatWasMissed() {
        assertThatThrownBy(() -> TextBounds.line("SKU", "x".repeat(65), 1, 64))
                .hasMessage("SKU has 65 characters; allowed are 1 to 64");
    }
}
