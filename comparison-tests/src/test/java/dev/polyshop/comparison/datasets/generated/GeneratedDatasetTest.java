package dev.polyshop.comparison.datasets.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.datasets.RowReader;
import dev.polyshop.comparison.datasets.RowSource;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A generated shop")
class GeneratedDatasetTest {

    private final GeneratedDataset shop = new GeneratedDataset(DataSize.TINY, 1);

    @Test
    @DisplayName("is the same for the same seed, byte for byte, on every machine")
    void pinned() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(digest(new GeneratedDataset(DataSize.TINY, 1)))
                    .isEqualTo("f50b3c2dfa1a06ebbafc8f74a2e2b3c5808ae496ae5bb435c5eb9f14d34fe46e");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    @DisplayName("is another one for another seed")
    void otherSeed() {
        assertThat(digest(new GeneratedDataset(DataSize.TINY, 2))).isNotEqualTo(digest(shop));
    }

    @Test
    @DisplayName("reads the same however often it is read")
    void repeatable() {
        assertThat(all(shop.orders())).isEqualTo(all(shop.orders()));
    }

    @Test
    @DisplayName("has as many rows as its size says")
    void sizes() {
        assertThat(all(shop.orders())).hasSize(1_000);
        assertThat(all(shop.products())).hasSize(100);
        assertThat(all(shop.customers())).hasSize(250);
        assertThat(all(shop.deliveries())).hasSize(100);
        assertThat(all(new GeneratedDataset(DataSize.SMALL, 1).orders())).hasSize(10_000);
    }

    @Test
    @DisplayName("has unique ids, SKUs, email addresses and keys")
    void unique() {
        GeneratedDataset small = new GeneratedDataset(DataSize.SMALL, 3);
        assertThat(all(small.products())).extracting(Product::sku).doesNotHaveDuplicates();
        assertThat(all(small.products())).extracting(Product::id).doesNotHaveDuplicates();
        assertThat(all(small.customers()))
                .extracting(customer -> customer.email().key())
                .doesNotHaveDuplicates();
        assertThat(all(small.customers())).extracting(Customer::id).doesNotHaveDuplicates();
        assertThat(all(small.orders())).extracting(Order::id).doesNotHaveDuplicates();
        assertThat(all(small.orders())).extracting(Order::key).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("has orders that name its own customers and copy its own products")
    void references() {
        Map<ProductId, OrderLine> products = all(shop.products()).stream()
                .collect(Collectors.toMap(Product::id, product -> OrderLine.of(product, 1)));
        List<CustomerId> customers =
                all(shop.customers()).stream().map(Customer::id).toList();
        for (Order order : all(shop.orders())) {
            order.customer().ifPresent(customer -> assertThat(customers).contains(customer));
            assertThat(order.lines())
                    .allSatisfy(line -> assertThat(line)
                            .usingRecursiveComparison()
                            .ignoringFields("quantity")
                            .isEqualTo(products.get(line.product())));
        }
    }

    @Test
    @DisplayName("has orders by time, with some guests, cancellations and coupons")
    void orders() {
        List<Order> orders = all(shop.orders());
        assertThat(orders).isSortedAccordingTo(Comparator.comparing(Order::placedAt));
        assertThat(orders.stream().filter(order -> order.customer().isEmpty()).count())
                .isBetween(60L, 150L);
        assertThat(orders.stream()
                        .filter(order -> order.status() == OrderStatus.CANCELLED)
                        .count())
                .isBetween(20L, 70L);
        assertThat(orders.stream()
                        .filter(order -> order.coupon().isPresent())
                        .filter(order -> !order.discount().isNegative()
                                && order.discount().minorUnits() > 0)
                        .count())
                .isBetween(30L, 100L);
    }

    @Test
    @DisplayName("sells more in December than in August and more on Mondays than on Saturdays")
    void season() {
        List<Order> orders = all(new GeneratedDataset(DataSize.SMALL, 5).orders());
        assertThat(placed(orders, day -> day.getMonth() == Month.DECEMBER))
                .isGreaterThan(placed(orders, day -> day.getMonth() == Month.AUGUST) * 3 / 2);
        assertThat(placed(orders, day -> day.getDayOfWeek() == DayOfWeek.MONDAY))
                .isGreaterThan(placed(orders, day -> day.getDayOfWeek() == DayOfWeek.SATURDAY) * 5 / 4);
    }

    @Test
    @DisplayName("sells few products often and many seldom, as Zipf's law has it")
    void skew() {
        Map<ProductId, Integer> sales = new HashMap<>();
        all(new GeneratedDataset(DataSize.SMALL, 7).orders())
                .forEach(order -> order.lines().forEach(line -> sales.merge(line.product(), 1, Integer::sum)));
        List<Integer> ranked =
                sales.values().stream().sorted(Comparator.reverseOrder()).toList();
        int top = ranked.stream().limit(100).mapToInt(Integer::intValue).sum();
        int all = ranked.stream().mapToInt(Integer::intValue).sum();
        assertThat(top).as("sales of the top tenth").isBetween(all / 2, all * 4 / 5);
        assertThat(ranked.get(0)).isGreaterThan(ranked.get(9) * 2);
    }

    @Test
    @DisplayName("has sparse attributes of all three types")
    void attributes() {
        List<Product> products = all(new GeneratedDataset(DataSize.SMALL, 1).products());
        assertThat(products.stream()
                        .flatMap(product -> product.attributes().values().stream())
                        .map(value -> value.getClass().getSimpleName())
                        .distinct())
                .containsExactlyInAnyOrder("Text", "Number", "Flag");
        assertThat(products.stream()
                        .flatMap(product -> product.attributes().keySet().stream())
                        .distinct())
                .hasSizeGreaterThan(40);
    }

    private long placed(List<Order> orders, Predicate<LocalDate> days) {
        return orders.stream()
                .filter(order -> days.test(order.placedAt().atZone(shop.zone()).toLocalDate()))
                .count();
    }

    static String digest(GeneratedDataset data) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Object> rows = new ArrayList<>();
            rows.addAll(all(data.customers()));
            rows.addAll(all(data.products()));
            rows.addAll(all(data.deliveries()));
            rows.addAll(all(data.orders()));
            rows.forEach(row -> digest.update(row.toString().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static <T> List<T> all(RowSource<T> source) {
        try (RowReader<T> reader = source.readAgain()) {
            List<T> rows = new ArrayList<>();
            reader.forEachRemaining(rows::add);
            return rows;
        }
    }
}
