package dev.polyshop.comparison.behaviour.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Expectations;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.search.Highlight;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which words find what, and how high it ranks. */
@EachStore
public final class SearchWordRules {

    private final Shop shop;
    private final ProductSearch search;
    private final Fixtures make;
    private final Expectations expect;

    SearchWordRules(ShopUnderTest on) {
        shop = on.shop();
        search = shop.search();
        make = on.make();
        expect = on.expectations();
    }

    @Rule(
            id = "SRCH-01",
            title = "A word finds the products that have it in their name, description, brand or tags, in any case.",
            teaches = "An inverted index: tsvector with GIN, $text, sets per word, or what Elasticsearch is made of.",
            needs = Capability.FULL_TEXT_SEARCH)
    void wordAnywhere() {
        Product name = make.add(make.draft().named("Folding Umbrella"));
        Product description = make.add(make.draft().described("Comes with an umbrella.\nAnd more."));
        Product tag = make.add(make.draft().tagged("umbrella", "rain"));
        make.add(make.draft().named("Raincoat"));
        Product branded = make.add(make.draft().brand("Umbrella" + make.token()));
        shop.awaitVisibility();

        assertThat(find("umbrella")).containsExactlyInAnyOrder(name, description, tag);
        assertThat(find("UMBRELLA")).containsExactlyInAnyOrder(name, description, tag);
        assertThat(search.search(SearchQuery.of("umbrella" + make.token())).hits())
                .extracting(SearchHit::product)
                .containsExactly(branded);
        assertThat(find(Fixtures.word())).isEmpty();
    }

    @Rule(
            id = "SRCH-02",
            title = "A word finds its inflected forms: charger finds chargers, and charging finds charged.",
            teaches =
                    "Stemming cuts words to what they share, at the price of a language: the same stemmer has to work on"
                            + " the text and on the question.",
            needs = {Capability.FULL_TEXT_SEARCH, Capability.SEARCH_STEMMING})
    void stemming() {
        Product batteries = make.add(make.draft().named("Spare batteries"));
        Product chargers = make.add(make.draft().named("Fast chargers"));
        Product charged = make.add(make.draft().described("Comes fully charged"));
        shop.awaitVisibility();

        assertThat(find("batteries")).containsExactly(batteries);
        expect.where(Capability.SEARCH_STEMMING, () -> {
            assertThat(find("battery")).containsExactly(batteries);
            assertThat(find("charger")).contains(chargers);
            assertThat(find("charging")).contains(charged);
        });
    }

    @Rule(
            id = "SRCH-03",
            title = "A word with one letter wrong, missing, added or swapped still finds its products.",
            teaches =
                    "Typos by edit distance in an automaton (Elasticsearch) or by shared trigrams (pg_trgm): two ideas of"
                            + " alike.",
            needs = {Capability.FULL_TEXT_SEARCH, Capability.SEARCH_TYPO_TOLERANCE})
    void typos() {
        Product keyboard = make.add(make.draft().named("Mechanical keyboard"));
        Product laser = make.add(make.draft().named("Laser pointer"));
        Product player = make.add(make.draft().named("Лазерный проигрыватель"));
        make.add(make.draft().named("Wooden table"));
        shop.awaitVisibility();

        assertThat(find("keyboard")).containsExactly(keyboard);
        expect.where(Capability.SEARCH_TYPO_TOLERANCE, () -> {
            for (String typo : List.of("keyboerd", "keybord", "keyboaard", "keyobard")) {
                assertThat(find(typo)).as("products found by %s", typo).containsExactly(keyboard);
            }
            assertThat(find("lasar")).containsExactly(laser);
            assertThat(find("проигрываталь")).containsExactly(player);
        });
    }

    @Rule(
            id = "SRCH-04",
            title = "Words in double quotes are found only side by side and in that order.",
            teaches = "A phrase needs positions in the index, not only which words a text has.",
            needs = {Capability.FULL_TEXT_SEARCH, Capability.SEARCH_PHRASE})
    void phrase() {
        Product phrase = make.add(make.draft().named("Green mountain bicycle"));
        Product apart = make.add(make.draft().named("Mountain lamp, green, for the bicycle"));
        shop.awaitVisibility();

        assertThat(find("mountain bicycle")).containsExactlyInAnyOrder(phrase, apart);
        expect.where(Capability.SEARCH_PHRASE, () -> {
            assertThat(find("\"mountain bicycle\"")).containsExactly(phrase);
            assertThat(find("\"bicycle mountain\"")).isEmpty();
            assertThat(find("\"green mountain bicycle\"")).containsExactly(phrase);
        });
    }

    @Rule(
            id = "SRCH-05",
            title = "A product with the word in its name ranks above one with it in the description only.",
            teaches = "Relevance: fields have weights, and a short text with the word says more than a long one.",
            needs = {Capability.FULL_TEXT_SEARCH, Capability.SEARCH_RELEVANCE})
    void nameBeforeDescription() {
        String filler = "A long text about many other things, such as weather, travel and cooking. ".repeat(3);
        Product described = make.add(make.draft().named("Garden tool").described(filler + "Works like a telescope."));
        Product named = make.add(make.draft().named("Telescope").described(filler));
        shop.awaitVisibility();

        assertThat(find("telescope")).containsExactlyInAnyOrder(named, described);
        expect.where(
                Capability.SEARCH_RELEVANCE, () -> assertThat(find("telescope")).containsExactly(named, described));
    }

    @Rule(
            id = "SRCH-06",
            title = "Any of the words is enough, and a product with more of them ranks higher.",
            teaches = "OR finds, ranking sorts: AND would hide all but the perfect match.",
            needs = {Capability.FULL_TEXT_SEARCH, Capability.SEARCH_RELEVANCE})
    void moreWordsRankHigher() {
        Product one = make.add(make.draft().named("Copper kettle"));
        Product all = make.add(make.draft().named("Copper whistling kettle"));
        Product other = make.add(make.draft().named("Whistling toy"));
        make.add(make.draft().named("Steel pan"));
        shop.awaitVisibility();

        assertThat(find("whistling copper kettle")).containsExactlyInAnyOrder(one, all, other);
        expect.where(
                Capability.SEARCH_RELEVANCE,
                () -> assertThat(find("whistling copper kettle"))
                        .startsWith(all)
                        .endsWith(other));
    }

    @Rule(
            id = "SRCH-07",
            title = "A hit says which words matched, in a piece of its own text.",
            teaches = "Highlighting needs the original text and the positions of the matches in it.",
            needs = {Capability.FULL_TEXT_SEARCH, Capability.SEARCH_HIGHLIGHT})
    void highlight() {
        Product product = make.add(make.draft().named("Quiet <b>electric</b> violin & bow"));
        Product described = make.add(make.draft().named("Case").described("For a violin, padded."));
        shop.awaitVisibility();

        List<SearchHit> hits =
                search.search(SearchQuery.of("violin").among(make.mine())).hits();
        assertThat(hits).extracting(SearchHit::product).containsExactlyInAnyOrder(product, described);
        expect.where(Capability.SEARCH_HIGHLIGHT, () -> {
            for (SearchHit hit : hits) {
                Optional<Highlight> highlight = hit.highlight();
                assertThat(highlight)
                        .as("highlight in %s", hit.product().name())
                        .isPresent();
                assertThat(highlight.orElseThrow().matches())
                        .allMatch(word -> word.toLowerCase(Locale.ROOT).equals("violin"))
                        .isNotEmpty();
                String text = hit.product().equals(product) ? product.name() : described.description();
                assertThat(text).contains(highlight.orElseThrow().text().strip());
            }
        });
    }

    @Rule(
            id = "SRCH-08",
            title = "A product that was just added is in the next search, and a removed one is not.",
            teaches = "Near real time: a segment is searchable after the next refresh, up to a second later.",
            needs = {Capability.FULL_TEXT_SEARCH, Capability.SEARCH_SEES_WRITES_AT_ONCE})
    void searchSeesWritesAtOnce() {
        for (int attempt = 0; attempt < 10; attempt++) {
            String word = Fixtures.word();
            Product product = make.add(make.draft().named("Fresh " + word));
            assertThat(find(word))
                    .as("hits right after product %d was added", attempt)
                    .containsExactly(product);
            shop.catalog().remove(product.id());
            assertThat(find(word))
                    .as("hits right after product %d was removed", attempt)
                    .isEmpty();
        }
    }

    @Rule(
            id = "SRCH-09",
            title = "After waiting, a changed product is found by its new words only, and a removed one not at all.",
            teaches = "An index is a copy: every change of the text has to reach it.",
            needs = Capability.FULL_TEXT_SEARCH)
    void changesReachTheIndex() {
        String before = Fixtures.word();
        String after = Fixtures.word();
        Product product = make.add(make.draft().named("Named " + before));
        Product gone = make.add(make.draft().named("Going " + before));
        shop.awaitVisibility();
        assertThat(find(before)).containsExactlyInAnyOrder(product, gone);

        Product changed = shop.catalog().replace(product.withName("Named " + after));
        shop.catalog().remove(gone.id());
        shop.awaitVisibility();

        assertThat(find(before)).isEmpty();
        assertThat(find(after)).containsExactly(changed);
        assertThat(find("")).containsExactly(changed);
    }

    @Rule(
            id = "SRCH-10",
            title = "Words with accents, in other scripts and with digits are found as they are written.",
            teaches = "What a word is depends on the script: tokenizers follow Unicode's rules, more or less.",
            needs = Capability.FULL_TEXT_SEARCH)
    void otherScripts() {
        Product umlaut = make.add(make.draft().named("Käsemesser groß"));
        Product greek = make.add(make.draft().named("Εκτυπωτής λέιζερ"));
        Product cyrillic = make.add(make.draft().named("Лазерный принтер"));
        Product model = make.add(make.draft().named("Drive X550 with 32GB"));
        shop.awaitVisibility();

        assertThat(find("käsemesser")).containsExactly(umlaut);
        assertThat(find("Εκτυπωτής")).containsExactly(greek);
        assertThat(find("принтер")).containsExactly(cyrillic);
        assertThat(find("x550")).containsExactly(model);
        assertThat(find("32gb")).containsExactly(model);
    }

    private List<Product> find(String text) {
        return search.search(SearchQuery.of(text).among(make.mine())).hits().stream()
                .map(SearchHit::product)
                .toList();
    }
}
