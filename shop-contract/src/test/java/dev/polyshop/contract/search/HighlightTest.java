package dev.polyshop.contract.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.search.Highlight.Fragment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A highlight")
class HighlightTest {

    @Test
    void isCutAtTheMarks() {
        Highlight highlight = Highlight.ofMarked(
                "a " + Highlight.START + "red" + Highlight.STOP + " & <b> " + Highlight.START + "car");
        assertThat(highlight.fragments())
                .containsExactly(
                        new Fragment("a ", false),
                        new Fragment("red", true),
                        new Fragment(" & <b> ", false),
                        new Fragment("car", true));
        assertThat(highlight.matches()).containsExactly("red", "car");
        assertThat(highlight.text()).isEqualTo("a red & <b> car");
    }
}
