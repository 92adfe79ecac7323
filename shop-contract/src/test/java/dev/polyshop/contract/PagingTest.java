package dev.polyshop.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Paging by key")
class PagingTest {

    @Test
    void cutsTheItemThatTellsOfANextPage() {
        KeysetPage<String> page = KeysetPage.cut(List.of("a", "b", "c"), 2, Cursor::of);
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.next()).contains(Cursor.of("b"));
    }

    @Test
    void endsWhereThereIsNoFurtherItem() {
        assertThat(KeysetPage.cut(List.of("a", "b"), 2, Cursor::of).next()).isEmpty();
        assertThat(KeysetPage.<String>cut(List.of(), 2, Cursor::of).next()).isEmpty();
    }

    @Test
    void givesTheKeyPartsOfACursorBack() {
        assertThat(Cursor.of(1250L, "größe", "").parts(3)).containsExactly("1250", "größe", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "YQ", "' OR 1=1"})
    void refusesACursorThatThisListDidNotMake(String token) {
        assertThatThrownBy(() -> new Cursor(token).parts(2))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageStartingWith("not a cursor of this list");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001})
    void refusesAPageSizeOutOfBounds(int size) {
        assertThatThrownBy(() -> PageRequest.first(size)).isInstanceOf(InvalidDataException.class);
    }
}
