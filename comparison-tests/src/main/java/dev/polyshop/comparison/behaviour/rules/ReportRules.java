package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.OrderDraft;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.reports.CustomerValue;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reports.ProductSales;
import dev.polyshop.contract.reports.SalesReports;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Top products, customer value, and all reports against the same figures in plain Java. */
@EachStore
public final class ReportRules {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final Shop shop;
    private final SalesReports reports;
    private final Fixtures make;

    ReportRules(ShopUnderTest on) {
        shop = on.shop();
        reports = shop.reports();
        make = on.make();
    }

    @Rule(
            id = "REP-01",
            title = "The top products of a period are those with the most revenue, equal ones by SKU.",
            teaches = "GROUP BY, $group, counters in a sorted set, a terms aggregation: four ways to one list.")
    void topProducts() {
        int year = make.quietYear();
        Product lamp = make.add(make.draft().sku(make.token() + "-b").priced("10.00", "EUR"));
        Product desk = make.add(make.draft().sku(make.token() + "-a").priced("20.00", "EUR"));
        Product pen = make.add(make.draft().sku(make.token() + "-c").priced("0.30", "EUR"));
        Instant day = Instant.parse(year + "-03-10T10:00:00Z");
        load(
                OrderDraft.of(lamp, desk).at(day),
                OrderDraft.of(lamp, pen).at(day.plusSeconds(60)),
                OrderDraft.of(pen).quantity(7).at(day.plusSeconds(120)),
                OrderDraft.of(pen).quantity(1_000).at(day.minusSeconds(864_000)));

        Period march = period(year + "-03-10", year + "-03-11", ZoneOffset.UTC);
        assertThat(reports.topProducts(march, EUR, 10))
                .containsExactly(
                        new ProductSales(desk.id(), desk.sku(), 1, euros("20.00")),
                        new ProductSales(lamp.id(), lamp.sku(), 2, euros("20.00")),
                        new ProductSales(pen.id(), pen.sku(), 8, euros("2.40")));
        assertThat(reports.topProducts(march, EUR, 1))
                .extracting(ProductSales::product)
                .containsExactly(desk.id());
    }

    @Rule(
            id = "REP-02",
            title = "Cancelled orders count in no report.",
            teaches = "A condition that every single figure must not forget.")
    void cancelledOrdersDoNotCount() {
        int year = make.quietYear();
        Product product = make.product();
        Product other = make.product();
        Instant day = Instant.parse(year + "-03-10T10:00:00Z");
        List<OrderDraft> drafts = new ArrayList<>();
        for (OrderStatus status : OrderStatus.values()) {
            drafts.add(OrderDraft.of(product, other).at(day).status(status));
        }
        load(drafts.toArray(OrderDraft[]::new));

        Period period = period(year + "-03-10", year + "-03-11", ZoneOffset.UTC);
        assertThat(reports.topProducts(period, EUR, 10))
                .extracting(ProductSales::quantity)
                .containsExactly(4L, 4L);
        assertThat(reports.revenueByDay(period, EUR).getFirst().orders()).isEqualTo(4);
        assertThat(reports.customerValue(period, EUR, 10)).hasSize(4);
        assertThat(reports.boughtTogether(product.id(), 10).getFirst().orders()).isEqualTo(4);
        assertThat(reports.runningOut(period, 10, 10))
                .extracting(row -> row.soldInWindow())
                .containsExactly(4L, 4L);
    }

    @Rule(
            id = "REP-03",
            title = "An order that is cancelled leaves the reports it stood in.",
            teaches =
                    "Figures kept on write have to be taken back on cancellation; figures computed on read cannot lag.")
    void cancellingTakesBack() {
        Product product = make.product(10);
        Product other = make.product(10);
        CustomerId customer = make.customer().id();
        Order stays = make.place(Fixtures.wish(customer, 2, product, other));
        Order goes = make.place(Fixtures.wish(customer, 1, product, other));
        shop.orders().advance(goes.id(), OrderStatus.CANCELLED);
        shop.awaitVisibility();

        LocalDate today = stays.placedAt().atZone(ZoneOffset.UTC).toLocalDate();
        Period days = new Period(today.minusDays(1), today.plusDays(2), ZoneOffset.UTC);
        assertThat(reports.boughtTogether(product.id(), 10)).singleElement().satisfies(companion -> {
            assertThat(companion.product()).isEqualTo(other.id());
            assertThat(companion.orders()).isEqualTo(1);
        });
        assertThat(reports.customerValue(days, EUR, SalesReports.MAX_LIMIT))
                .filteredOn(row -> row.customer().equals(customer))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.orders()).isEqualTo(1);
                    assertThat(row.total()).isEqualTo(euros("40.00"));
                });
    }

    @Rule(
            id = "REP-04",
            title =
                    "Customers are ranked by what they paid after discounts; equal totals share a rank and the next is left out.",
            teaches = "RANK() is one word in SQL; elsewhere the shop counts, and has to count the ties.")
    void customerValue() {
        int year = make.quietYear();
        Product product = make.product();
        Instant day = Instant.parse(year + "-07-01T00:00:00Z");
        List<CustomerId> customers =
                IntStream.range(0, 5).mapToObj(i -> CustomerId.next()).toList();
        load(
                OrderDraft.of(product).by(customers.get(3)).quantity(3).at(day),
                OrderDraft.of(product).by(customers.get(1)).quantity(2).at(day),
                OrderDraft.of(product).by(customers.get(0)).at(day),
                OrderDraft.of(product).by(customers.get(0)).at(day.plusSeconds(1)),
                OrderDraft.of(product)
                        .by(customers.get(2))
                        .quantity(3)
                        .discount(euros("9.99"))
                        .at(day),
                OrderDraft.of(product)
                        .by(customers.get(4))
                        .discount(euros("10.00"))
                        .at(day),
                OrderDraft.of(product).byNobody().quantity(50).at(day));

        Period july = period(year + "-07-01", year + "-08-01", ZoneOffset.UTC);
        List<CustomerValue> expected = List.of(
                new CustomerValue(1, customers.get(3), 1, euros("30.00")),
                new CustomerValue(2, customers.get(2), 1, euros("20.01")),
                new CustomerValue(3, customers.get(0), 2, euros("20.00")),
                new CustomerValue(3, customers.get(1), 1, euros("20.00")),
                new CustomerValue(5, customers.get(4), 1, euros("0.00")));
        assertThat(reports.customerValue(july, EUR, 10)).isEqualTo(expected);
        assertThat(reports.customerValue(july, EUR, 3)).isEqualTo(expected.subList(0, 3));
    }

    @Rule(
            id = "REP-05",
            title = "An erased customer counts among the customers no more; the revenue stays.",
            teaches = "Anonymised orders are orders of nobody, and nobody has no rank.")
    void erasedCustomers() {
        int year = make.quietYear();
        Product product = make.product();
        Customer stays = make.customer();
        Customer goes = make.customer();
        Instant day = Instant.parse(year + "-07-01T00:00:00Z");
        load(
                OrderDraft.of(product).by(stays.id()).at(day),
                OrderDraft.of(product).by(goes.id()).quantity(9).at(day));
        shop.customers().erase(goes.id());
        shop.awaitVisibility();

        Period july = period(year + "-07-01", year + "-07-02", ZoneOffset.UTC);
        assertThat(reports.customerValue(july, EUR, 10))
                .containsExactly(new CustomerValue(1, stays.id(), 1, euros("10.00")));
        assertThat(reports.revenueByDay(july, EUR).getFirst().revenue()).isEqualTo(euros("100.00"));
    }

    @Rule(
            id = "REP-06",
            title =
                    "Each currency has its own figures: yen without decimals, dinars with three, none added to another.",
            teaches = "A sum over two currencies is a number without a meaning.")
    void currenciesApart() {
        int year = make.quietYear();
        Instant day = Instant.parse(year + "-03-10T10:00:00Z");
        Product euros = make.product();
        Product yen = make.add(make.draft().priced("1999", "JPY"));
        Product dinars = make.add(make.draft().priced("0.125", "KWD"));
        load(
                OrderDraft.of(euros).at(day),
                OrderDraft.of(yen).quantity(3).at(day),
                OrderDraft.of(dinars).quantity(3).at(day));
        Period period = period(year + "-03-10", year + "-03-11", ZoneOffset.UTC);

        Map.of(euros, "10.00 EUR", yen, "5997 JPY", dinars, "0.375 KWD").forEach((product, total) -> {
            String[] parts = total.split(" ");
            Money expected = Money.of(parts[0], parts[1]);
            Currency currency = expected.currency();
            assertThat(reports.topProducts(period, currency, 10))
                    .extracting(ProductSales::product, ProductSales::revenue)
                    .containsExactly(tuple(product.id(), expected));
            assertThat(reports.revenueByDay(period, currency).getFirst().revenue())
                    .isEqualTo(expected);
            assertThat(reports.customerValue(period, currency, 10))
                    .extracting(CustomerValue::total)
                    .containsExactly(expected);
        });
        assertThat(reports.topProducts(period, Currency.getInstance("USD"), 10)).isEmpty();
    }

    @Rule(
            id = "REP-07",
            title = "Sums far beyond what a 32-bit integer or a float counts exactly are right to the cent.",
            teaches = "Aggregations that go through doubles are exact up to 2^53 minor units, if nothing was divided.")
    void largeSums() {
        int year = make.quietYear();
        Instant day = Instant.parse(year + "-03-10T10:00:00Z");
        Product product = make.add(make.draft().priced("90071992.53", "EUR"));
        CustomerId customer = CustomerId.next();
        List<OrderDraft> drafts = IntStream.range(0, 9)
                .mapToObj(i ->
                        OrderDraft.of(product).by(customer).quantity(99_999).at(day.plusSeconds(i)))
                .toList();
        load(drafts.toArray(OrderDraft[]::new));
        Money expected = euros("90071992.53").times(9 * 99_999L);

        Period period = period(year + "-03-10", year + "-03-11", ZoneOffset.UTC);
        assertThat(reports.topProducts(period, EUR, 1).getFirst().revenue()).isEqualTo(expected);
        assertThat(reports.revenueByDay(period, EUR).getFirst().revenue()).isEqualTo(expected);
        assertThat(reports.customerValue(period, EUR, 1).getFirst().total()).isEqualTo(expected);
    }

    @Rule(
            id = "REP-09",
            title = "An order that was just placed is in the next report.",
            teaches = "Reports over live data see what lists see; near real time shows here as a missing sale.",
            needs = Capability.REPORTS_SEE_WRITES_AT_ONCE)
    void reportsSeeOrdersAtOnce() {
        Product product = make.product(100);
        Product other = make.product(100);
        CustomerId customer = make.customer().id();
        for (int attempt = 1; attempt <= 10; attempt++) {
            make.place(Fixtures.wish(customer, 1, product, other));
            assertThat(reports.boughtTogether(product.id(), 1))
                    .as("companions right after order %d", attempt)
                    .extracting(companion -> companion.orders())
                    .containsExactly((long) attempt);
        }
    }

    @Rule(
            id = "REP-10",
            title = "Limits, horizons and periods out of bounds are refused.",
            teaches = "A report without a limit is an outage waiting for its data.")
    void bounds() {
        Period period = period("2009-01-01", "2009-01-02", ZoneOffset.UTC);
        for (int limit : new int[] {0, -1, SalesReports.MAX_LIMIT + 1}) {
            assertThatThrownBy(() -> reports.topProducts(period, EUR, limit)).isInstanceOf(InvalidDataException.class);
            assertThatThrownBy(() -> reports.customerValue(period, EUR, limit))
                    .isInstanceOf(InvalidDataException.class);
            assertThatThrownBy(
                            () -> reports.boughtTogether(make.draft().product().id(), limit))
                    .isInstanceOf(InvalidDataException.class);
            assertThatThrownBy(() -> reports.runningOut(period, 1, limit)).isInstanceOf(InvalidDataException.class);
        }
        assertThatThrownBy(() -> reports.runningOut(period, 0, 1)).isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> reports.runningOut(period, 3_651, 1)).isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> period("2009-01-02", "2009-01-02", ZoneOffset.UTC))
                .isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> period("2000-01-01", "2011-01-01", ZoneOffset.UTC))
                .isInstanceOf(InvalidDataException.class);
    }

    private void load(OrderDraft... drafts) {
        shop.orders().importAll(List.of(drafts).stream().map(OrderDraft::order).iterator());
        shop.awaitVisibility();
    }

    private static Period period(String from, String to, ZoneId zone) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to), zone);
    }
}
