package dev.polyshop.relational.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.TimeOrderedUuid;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.relational.PostgresEngine;
import dev.polyshop.relational.Samples;
import dev.polyshop.relational.catalog.ProductPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("PostgreSQL's planner")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansTest {

    private final RelationalStore store = (RelationalStore) PostgresEngine.openStore();

    @BeforeAll
    void fill() {
        List<Product> products = IntStream.range(0, 4_000)
                .mapToObj(number -> Samples.ofBrand(Samples.product("Lamp " + word(number)), "brand" + number % 60)
                        .withCategory(CategoryPath.parse("house/room" + number % 50))
                        .withPrice(Money.ofMinor(number % 700, Currency.getInstance("EUR")))
                        .withAttributes(Map.of("key" + number % 200, AttributeValue.of(number))))
                .toList();
        store.shop().catalog().importAll(products.iterator());
        List<Order> orders = new ArrayList<>();
        for (int number = 0; number < 4_000; number++) {
            Instant placedAt = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3_600L * number);
            orders.add(Samples.order(Optional.of(customer(number % 100)), placedAt, products.get(number)));
        }
        store.shop().orders().importAll(orders.iterator());
        jdbc().sql("""
                insert into word
                select distinct left(translate(md5(number::text), '0123456789', 'ghijklmnop'), 8)
                from generate_series(1, 20000) as number""").update();
        jdbc().sql("vacuum analyze word").update();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            select id from product where sku = 'x'                                                       | product_sku_key
            select id from product where category_id = 7 order by id limit 20                            | product_by_category
            select id from product where brand = 'brand7' order by id limit 20                           | product_by_brand
            select id from product where (price_minor, id) > (7, '00000000-0000-7000-8000-000000000000') order by price_minor, id limit 20 | product_by_price
            select id from product where attributes @> '{"key7": 7}'                                     | product_by_attribute
            select id from product where attributes ? 'key7'                                             | product_by_attribute
            select id from product where search @@ 'abcdef'                                            | product_by_word
            select name from product where name_key >= 'lamp pq' and name_key < 'lamp pqb'     | product_by_name_key
            select word from word where word % 'pqrsta'                                                   | word_by_trigram
            select order_id from order_line where product_id = '00000000-0000-7000-8000-000000000000'    | order_line_product_id_order_id_key
            select id from customer_order where customer_id = '00000000-0000-7000-8000-000000000000' order by placed_at desc, id desc limit 20 | order_by_customer
            select id from customer_order where placed_at >= '2026-02-01' and placed_at < '2026-02-02'   | order_by_time
            """)
    @DisplayName("answers by the index made for it")
    void usesTheIndex(String query, String index) {
        String plan =
                jdbc()
                        .sql("explain " + query.replace(" ? ", " ?? "))
                        .query((row, number) -> row.getString(1))
                        .list()
                        .stream()
                        .collect(Collectors.joining("\n"));

        assertThat(plan).contains(index);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    @DisplayName("reads a page from the index that has its order, without a look at the rest")
    void readsPages(String index, CatalogFilter filter, ProductSort sort) {
        for (PageRequest page : List.of(PageRequest.first(20), behindTheFirst(filter, sort))) {
            ProductPage query = ProductPage.of(filter, sort, page);
            String plan = jdbc()
                    .sql("explain " + query.sql())
                    .params(query.parameters())
                    .query((row, number) -> row.getString(1))
                    .list()
                    .stream()
                    .collect(Collectors.joining("\n"));
            assertThat(plan).contains("using " + index + " ");
            assertThat(plan).doesNotContain("Seq Scan on product").doesNotContain("Bitmap");
        }
    }

    static Stream<Arguments> pages() {
        CatalogFilter all = CatalogFilter.all();
        return Stream.of(
                Arguments.of("product_by_category", all.inCategory("house"), ProductSort.NEWEST_FIRST),
                Arguments.of("product_by_brand", all.ofBrand("brand7"), ProductSort.NEWEST_FIRST),
                Arguments.of("product_pkey", all, ProductSort.NEWEST_FIRST),
                Arguments.of("product_by_price", all, ProductSort.CHEAPEST_FIRST),
                Arguments.of("product_by_falling_price", all, ProductSort.DEAREST_FIRST));
    }

    private PageRequest behindTheFirst(CatalogFilter filter, ProductSort sort) {
        PageRequest first = PageRequest.first(20);
        return first.from(
                store.shop().catalog().browse(filter, sort, first).next().orElseThrow());
    }

    /** A word of letters for a number. */
    private static String word(int number) {
        return Integer.toString(number * 7_919 + 1_000_000, 16)
                .chars()
                .map(digit -> Character.isDigit(digit) ? 'k' + digit - '0' : digit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(store.connections());
    }

    private static CustomerId customer(int number) {
        return new CustomerId(TimeOrderedUuid.of(Instant.EPOCH, number));
    }
}
