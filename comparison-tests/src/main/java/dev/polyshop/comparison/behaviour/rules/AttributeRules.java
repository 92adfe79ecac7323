package dev.polyshop.comparison.behaviour.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Pages;
import dev.polyshop.comparison.behaviour.kit.ProductDraft;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Free attributes: sparse, of three types, under any key. */
@EachStore
public final class AttributeRules {

    private final Shop shop;
    private final Catalog catalog;
    private final Fixtures make;

    AttributeRules(ShopUnderTest on) {
        shop = on.shop();
        catalog = shop.catalog();
        make = on.make();
    }

    @Rule(
            id = "CAT-40",
            title = "A filter on an attribute that few products have finds just those with that value.",
            teaches = "Sparse attributes: a JSONB column with a GIN index, a wildcard index, a set per value, a"
                    + " flattened field. A column for each would not do.")
    void sparseAttribute() {
        String key = Fixtures.word();
        Product red = make.add(make.draft().with(key, AttributeValue.of("red")));
        Product reddish = make.add(make.draft().with(key, AttributeValue.of("red ")));
        Product upper = make.add(make.draft().with(key, AttributeValue.of("RED")));
        make.add(make.draft().with(Fixtures.word(), AttributeValue.of("red")));
        make.product();
        shop.awaitVisibility();

        assertThat(with(key, AttributeValue.of("red"))).containsExactly(red);
        assertThat(with(key, AttributeValue.of("red "))).containsExactly(reddish);
        assertThat(with(key, AttributeValue.of("RED"))).containsExactly(upper);
        assertThat(with(key, AttributeValue.of("re"))).isEmpty();
    }

    @Rule(
            id = "CAT-41",
            title = "The number 1, the text \"1\" and the flag true are three different values.",
            teaches = "What has no schema still has types, or \"true\" sold as a text turns up among flags.")
    void typesMatter() {
        String key = Fixtures.word();
        Product number = make.add(make.draft().with(key, AttributeValue.of(1)));
        Product text = make.add(make.draft().with(key, AttributeValue.of("1")));
        Product flag = make.add(make.draft().with(key, AttributeValue.of(true)));
        Product word = make.add(make.draft().with(key, AttributeValue.of("true")));
        shop.awaitVisibility();

        assertThat(with(key, AttributeValue.of(1))).containsExactly(number);
        assertThat(with(key, AttributeValue.of(new BigDecimal("1.00")))).containsExactly(number);
        assertThat(with(key, AttributeValue.of("1"))).containsExactly(text);
        assertThat(with(key, AttributeValue.of(true))).containsExactly(flag);
        assertThat(with(key, AttributeValue.of("true"))).containsExactly(word);
        assertThat(with(key, AttributeValue.of(false))).isEmpty();
    }

    @Rule(
            id = "CAT-42",
            title = "A range of numbers includes both ends, goes by value and not by text, and knows fractions.",
            teaches = "As texts, 10 stands before 9: numbers need an index of numbers, also among free attributes.")
    void numberRanges() {
        String key = Fixtures.word();
        Map<String, Product> products = new TreeMap<>();
        for (String number : List.of("-2.5", "0", "0.1", "9", "10", "100", "123456789.125")) {
            products.put(number, make.add(make.draft().with(key, AttributeValue.of(new BigDecimal(number)))));
        }
        make.add(make.draft().with(key, AttributeValue.of("50")));
        shop.awaitVisibility();

        assertThat(between(key, "9", "10")).containsExactly(products.get("10"), products.get("9"));
        assertThat(between(key, "-2.5", "0.1"))
                .containsExactly(products.get("0.1"), products.get("0"), products.get("-2.5"));
        assertThat(between(key, "0.05", "0.15")).containsExactly(products.get("0.1"));
        assertThat(between(key, "100.001", "999999999")).containsExactly(products.get("123456789.125"));
        assertThat(between(key, "11", "99")).isEmpty();
    }

    @Rule(
            id = "CAT-43",
            title = "5,000 distinct attribute keys in one catalogue are no trouble, and each finds its products.",
            teaches = "Elasticsearch stops at 1,000 mapped fields by default and MongoDB at 64 indexes: free keys must"
                    + " not become fields or indexes.")
    void manyKeys() {
        String prefix = Fixtures.word();
        List<Product> products = IntStream.range(0, 250)
                .mapToObj(i -> {
                    ProductDraft draft = make.draft();
                    for (int j = 0; j < 20; j++) {
                        draft = draft.with(prefix + (i * 20 + j), AttributeValue.of(j));
                    }
                    return draft.product();
                })
                .toList();

        assertThat(catalog.importAll(products.iterator()).accepted()).isEqualTo(250);

        shop.awaitVisibility();
        assertThat(with(prefix + 0, AttributeValue.of(0))).containsExactly(products.getFirst());
        assertThat(with(prefix + 2_345, AttributeValue.of(5))).containsExactly(products.get(117));
        assertThat(with(prefix + 4_999, AttributeValue.of(19))).containsExactly(products.getLast());
        assertThat(catalog.find(products.get(100).id())).contains(products.get(100));
    }

    @Rule(
            id = "CAT-44",
            title = "One product's attribute turns from a number into a text, and is found as what it is now.",
            teaches = "A dynamic mapping would take the first type seen for the type of all, and refuse the second.")
    void typeChange() {
        String key = Fixtures.word();
        Product before = make.add(make.draft().with(key, AttributeValue.of(42)));
        make.add(make.draft().with(key, AttributeValue.of(42)));
        Product after = catalog.replace(before.withAttributes(Map.of(key, AttributeValue.of("forty-two"))));
        shop.awaitVisibility();

        assertThat(catalog.find(before.id())).contains(after);
        assertThat(after.attributes()).isEqualTo(Map.of(key, AttributeValue.of("forty-two")));
        assertThat(with(key, AttributeValue.of("forty-two"))).containsExactly(after);
        assertThat(with(key, AttributeValue.of(42))).hasSize(1).doesNotContain(after);
    }

    @Rule(
            id = "CAT-45",
            title = "A key may hold dots, dollars, quotes, slashes and spaces, and is compared letter by letter.",
            teaches =
                    "A dot is a path in MongoDB and Elasticsearch, a dollar an operator, a colon a separator in Redis:"
                            + " a key that comes from outside must never become a field name as it is.")
    void oddKeys() {
        String token = Fixtures.word();
        List<String> keys = List.of(
                token + ".a.b",
                "$" + token,
                token + ":c",
                token + "'\"",
                token + "/\\",
                token + " d",
                token + "[0]",
                "." + token,
                token + ".",
                "_" + token,
                token + "\u00e4\u00df\u4e2d",
                token.toUpperCase(Locale.ROOT),
                token);
        List<Product> products = new ArrayList<>();
        for (String key : keys) {
            products.add(make.add(make.draft().with(key, AttributeValue.of(key)).with("_id", AttributeValue.of(1))));
        }
        shop.awaitVisibility();

        for (int i = 0; i < keys.size(); i++) {
            assertThat(catalog.find(products.get(i).id())).contains(products.get(i));
            assertThat(with(keys.get(i), AttributeValue.of(keys.get(i))))
                    .as("products with the attribute %s", keys.get(i))
                    .containsExactly(products.get(i));
        }
    }

    @Rule(
            id = "CAT-46",
            title = "Numbers come back as they were: fifteen digits, tiny, huge, negative; 2.0 is 2.",
            teaches = "JSON numbers become doubles on the way; fifteen digits survive that, more would not.")
    void numbersRoundTrip() {
        String key = Fixtures.word();
        for (String number :
                List.of("0", "2.0", "-1", "123456789012345", "0.00000012345", "999999999999999", "-0.1", "1e14")) {
            AttributeValue value = AttributeValue.of(new BigDecimal(number));
            Product product = make.add(make.draft().with(key, value));
            shop.awaitVisibility();

            assertThat(catalog.find(product.id()).orElseThrow().attributes()).isEqualTo(Map.of(key, value));
            assertThat(with(key, value))
                    .as("products with the number %s", number)
                    .containsExactly(product);
        }
    }

    @Rule(
            id = "CAT-47",
            title = "An attribute is renamed on every product that has it, and each of them goes one version up.",
            teaches =
                    "One UPDATE, one updateMany with a pipeline, one script, or a read and a write for each document.")
    void rename() {
        String from = Fixtures.word();
        String to = Fixtures.word();
        Product first = make.add(make.draft().with(from, AttributeValue.of("x")).with("keep", AttributeValue.of(1)));
        Product second = make.add(make.draft().with(from, AttributeValue.of(2)));
        Product both = make.add(make.draft().with(from, AttributeValue.of("a")).with(to, AttributeValue.of("b")));
        Product neither = make.product();
        shop.awaitVisibility();

        assertThat(catalog.renameAttribute(from, to)).isEqualTo(2);

        shop.awaitVisibility();
        assertThat(catalog.find(first.id()))
                .contains(first.withAttributes(Map.of(to, AttributeValue.of("x"), "keep", AttributeValue.of(1)))
                        .withVersion(2));
        assertThat(catalog.find(second.id()))
                .contains(
                        second.withAttributes(Map.of(to, AttributeValue.of(2))).withVersion(2));
        assertThat(catalog.find(both.id())).contains(both);
        assertThat(catalog.find(neither.id())).contains(neither);
        assertThat(with(from, AttributeValue.of("x"))).isEmpty();
        assertThat(with(to, AttributeValue.of("x"))).extracting(Product::id).containsExactly(first.id());
        assertThat(catalog.renameAttribute(from, to)).isZero();
    }

    @Rule(
            id = "CAT-48",
            title =
                    "Renaming to the same key or to a key out of bounds is refused; renaming what nobody has changes nothing.",
            teaches = "A key from outside is checked before it comes near a query.")
    void badRenames() {
        String key = Fixtures.word();
        assertThatThrownBy(() -> catalog.renameAttribute(key, key)).isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> catalog.renameAttribute(key, "")).isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> catalog.renameAttribute("x".repeat(101), key))
                .isInstanceOf(InvalidDataException.class);
        assertThat(catalog.renameAttribute(key, Fixtures.word())).isZero();
    }

    @Rule(
            id = "CAT-49",
            title = "Keys with dots and dollars can be renamed, to such keys too.",
            teaches = "A rename that builds a field path out of a key breaks on the first dot.")
    void renameOddKeys() {
        String from = "$" + Fixtures.word() + ".a.0";
        String to = Fixtures.word() + "..$b'\"";
        Product product = make.add(make.draft().with(from, AttributeValue.of("x")));
        shop.awaitVisibility();

        assertThat(catalog.renameAttribute(from, to)).isEqualTo(1);
        assertThat(catalog.find(product.id()).orElseThrow().attributes()).isEqualTo(Map.of(to, AttributeValue.of("x")));
    }

    private List<Product> with(String key, AttributeValue value) {
        return list(make.mine().with(key, value));
    }

    private List<Product> between(String key, String from, String to) {
        return list(make.mine().between(key, new BigDecimal(from), new BigDecimal(to)));
    }

    private List<Product> list(CatalogFilter filter) {
        return Pages.all(50, page -> catalog.browse(filter, ProductSort.NEWEST_FIRST, page));
    }
}
