package dev.polyshop.comparison.behaviour.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.OrderDraft;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.comparison.reference.ReferenceShop;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reports.SalesReports;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** All reports against the same figures in plain Java. */
@EachStore
public final class ReportOracleRules {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final Shop shop;
    private final SalesReports reports;
    private final Fixtures make;
    private final long seed;

    ReportOracleRules(ShopUnderTest on) {
        shop = on.shop();
        reports = shop.reports();
        make = on.make();
        seed = on.run().seed();
    }

    @Rule(
            id = "REP-08",
            title = "All reports over 400 random orders equal the same figures computed in plain Java, to the cent.",
            teaches = "The oracle: a loop that anybody can check by reading.")
    void everyReportAgainstPlainJava() {
        int year = make.quietYear();
        Random random = new Random(seed);
        List<Product> products = IntStream.range(0, 25)
                .mapToObj(i -> make.draft()
                        .in("c" + i % 4)
                        .priced(random.nextInt(5_000) / 100 + ".99", "EUR")
                        .product())
                .toList();
        List<CustomerId> customers =
                IntStream.range(0, 30).mapToObj(i -> CustomerId.next()).toList();
        List<Order> orders = IntStream.range(0, 400)
                .mapToObj(i -> randomOrder(random, year, products, customers))
                .toList();
        Shop plain = new ReferenceShop();
        for (Shop each : List.of(shop, plain)) {
            each.catalog().importAll(products.iterator());
            products.forEach(product -> each.inventory().receive(product.id(), 20));
            each.orders().importAll(orders.iterator());
        }
        shop.awaitVisibility();

        for (String zone : List.of("UTC", "America/New_York", "Asia/Kolkata")) {
            Period days = new Period(LocalDate.of(year, 2, 20), LocalDate.of(year, 5, 10), ZoneId.of(zone));
            same(plain, all -> all.topProducts(days, EUR, 10));
            same(plain, all -> all.revenueByDay(days, EUR));
            same(plain, all -> all.customerValue(days, EUR, 12));
            same(plain, all -> all.runningOut(days, 90, 50));
        }
        for (Product product : products) {
            same(plain, all -> all.boughtTogether(product.id(), 5));
        }
    }

    private Order randomOrder(Random random, int year, List<Product> products, List<CustomerId> customers) {
        List<Product> chosen = new ArrayList<>(products);
        Collections.shuffle(chosen, random);
        OrderDraft draft = OrderDraft.of(
                        chosen.subList(0, 1 + random.nextInt(4)).toArray(Product[]::new))
                .quantity(1 + random.nextInt(5))
                .by(customers.get(random.nextInt(customers.size())))
                .at(Instant.parse(year + "-02-19T00:00:00Z").plusSeconds(random.nextInt(62 * 86_400)))
                .status(OrderStatus.values()[random.nextInt(OrderStatus.values().length)]);
        draft = random.nextInt(10) == 0 ? draft.byNobody() : draft;
        return random.nextInt(4) == 0
                ? draft.discount(draft.order().subtotal().percent(15)).order()
                : draft.order();
    }

    private void same(Shop plain, Function<SalesReports, Object> report) {
        assertThat(report.apply(reports)).as("seed %d", seed).isEqualTo(report.apply(plain.reports()));
    }
}
