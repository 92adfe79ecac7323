package dev.polyshop.comparison.behaviour.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.search.ProductSearch;
import java.util.List;
import java.util.Locale;

/** Names that begin with what was typed. */
@EachStore
public final class SuggestionRules {

    private final Shop shop;
    private final ProductSearch search;
    private final Fixtures make;

    SuggestionRules(ShopUnderTest on) {
        shop = on.shop();
        search = shop.search();
        make = on.make();
    }

    @Rule(
            id = "SRCH-26",
            title = "Suggestions are the names that begin with what was typed, in any case, each once, in order.",
            teaches = "A prefix is a range of a sorted index: text_pattern_ops, an anchored regex, ZRANGEBYLEX, a"
                    + " completion field.")
    void suggestions() {
        String token = make.token();
        for (String name : List.of("Bravo", "alpha two", "Alpha one", "alpha", "Älpha", "Alpha one")) {
            make.add(make.draft().named(token + " " + name));
        }
        make.add(make.draft().named("not " + token));
        Product gone = make.add(make.draft().named(token + " alpha gone"));
        shop.catalog().remove(gone.id());
        shop.awaitVisibility();

        assertThat(search.suggest(token + " alp", 10))
                .containsExactly(token + " alpha", token + " Alpha one", token + " alpha two");
        assertThat(search.suggest(token.toUpperCase(Locale.ROOT) + " ALP", 2))
                .containsExactly(token + " alpha", token + " Alpha one");
        assertThat(search.suggest(token, 50)).hasSize(5).endsWith(token + " Älpha");
        assertThat(search.suggest(token + " x", 10)).isEmpty();
    }

    @Rule(
            id = "SRCH-27",
            title = "A prefix is taken literally: percent signs, stars, dots and backslashes mean themselves.",
            teaches = "LIKE, regular expressions and globs each have letters that mean more than they say.")
    void literalPrefixes() {
        String token = make.token();
        List<String> endings = List.of("%", "_", "*", ".*", "\\", "[a", "(", "?", "\"q", "'", "{", "+", "^$");
        endings.forEach(ending -> make.add(make.draft().named(token + ending + " x")));
        make.add(make.draft().named(token + "zz x"));
        shop.awaitVisibility();

        for (String ending : endings) {
            assertThat(search.suggest(token + ending, 50))
                    .as("suggestions for %s", ending)
                    .isEqualTo(endings.stream()
                            .filter(other -> other.startsWith(ending))
                            .map(other -> token + other + " x")
                            .sorted()
                            .toList());
        }
        assertThatThrownBy(() -> search.suggest("", 5)).isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> search.suggest("x".repeat(101), 5)).isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> search.suggest("x", 0)).isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> search.suggest("x", 51)).isInstanceOf(InvalidDataException.class);
    }
}
