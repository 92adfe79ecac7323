package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.OrderDraft;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.comparison.behaviour.kit.Together;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.orders.RecoveryReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Orders from elsewhere, and orders that were left in the middle. */
@EachStore
public final class OrderImportRules {

    private final Shop shop;
    private final Orders orders;
    private final Fixtures make;

    OrderImportRules(ShopUnderTest on) {
        shop = on.shop();
        orders = shop.orders();
        make = on.make();
    }

    @Rule(
            id = "ORD-27",
            title = "Imported orders come in as they are, and touch neither stock nor coupons.",
            teaches = "History from elsewhere is data, not action.")
    void importAsIs() {
        Product product = make.product(1);
        Instant then = Instant.parse("2009-06-01T12:34:56.789Z");
        List<Order> all = IntStream.range(0, OrderStatus.values().length)
                .mapToObj(i -> OrderDraft.of(product)
                        .quantity(500)
                        .at(then.plusSeconds(i))
                        .status(OrderStatus.values()[i])
                        .order())
                .toList();
        long ordersBefore = orders.count();
        long linesBefore = orders.lineCount();

        assertThat(orders.importAll(all.iterator())).isEqualTo(new ImportReport(all.size(), 0, List.of()));

        shop.awaitVisibility();
        assertThat(all)
                .allMatch(order -> orders.find(order.id()).filter(order::equals).isPresent());
        assertThat(all)
                .allMatch(order ->
                        orders.findByKey(order.key()).filter(order::equals).isPresent());
        assertThat(make.stockOf(product)).isEqualTo(new StockLevel(product.id(), 1, 0, 0));
        assertThat(orders.count()).isEqualTo(ordersBefore + all.size());
        assertThat(orders.lineCount()).isEqualTo(linesBefore + all.size());
    }

    @Rule(
            id = "ORD-28",
            title =
                    "An import of 3,000 orders keeps out the three whose id or key is taken, names them, and counts the rest.",
            teaches = "An import that can be repeated after a failure: what is there already is told, not doubled.")
    void importNamesTheBadRows() {
        Product product = make.product();
        Order there = OrderDraft.of(product).order();
        orders.importAll(List.of(there).iterator());
        List<Order> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            rows.add(OrderDraft.of(product).order());
        }
        rows.set(10, OrderDraft.of(product).id(there.id()).order());
        rows.set(1_500, OrderDraft.of(product).key(there.key()).order());
        rows.set(2_900, OrderDraft.of(product).key(rows.get(20).key()).order());
        shop.awaitVisibility();
        long before = orders.count();

        ImportReport report = orders.importAll(rows.iterator());

        shop.awaitVisibility();
        assertThat(report.accepted()).isEqualTo(2_997);
        assertThat(report.rejected()).isEqualTo(3);
        assertThat(report.rejections())
                .extracting(ImportReport.Rejection::index)
                .containsExactly(10L, 1_500L, 2_900L);
        assertThat(report.rejections())
                .extracting(ImportReport.Rejection::key)
                .containsExactly(
                        rows.get(10).key().value(),
                        there.key().value(),
                        rows.get(20).key().value());
        assertThat(orders.count()).isEqualTo(before + 2_997);
        assertThat(orders.find(there.id())).contains(there);
        assertThat(orders.findByKey(rows.get(20).key())).contains(rows.get(20));
        assertThat(orders.findByKey(rows.get(10).key())).isEmpty();
    }

    @Rule(
            id = "ORD-29",
            title = "Recovery on a shop where nothing was interrupted changes nothing, also several times at once.",
            teaches = "A sweeper must know work in progress from work left behind.")
    void recoveryOnAQuietShop() {
        CustomerId customer = make.customer().id();
        Product product = make.product(10);
        Order placed = make.place(wish(customer, 2, product));
        Order cancelled = make.place(wish(customer, 3, product));
        orders.advance(cancelled.id(), OrderStatus.CANCELLED);
        shop.awaitVisibility();

        List<RecoveryReport> reports = Together.run(4, number -> orders.recover(Duration.ZERO));

        assertThat(reports).containsOnly(new RecoveryReport(0, 0));
        assertThat(orders.find(placed.id())).contains(placed);
        assertThat(orders.find(cancelled.id())).contains(cancelled.withStatus(OrderStatus.CANCELLED));
        assertThat(make.stockOf(product)).isEqualTo(new StockLevel(product.id(), 8, 2, 0));
    }
}
