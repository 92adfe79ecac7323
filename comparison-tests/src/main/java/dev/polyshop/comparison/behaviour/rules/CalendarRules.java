package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.OrderDraft;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.reports.Companion;
import dev.polyshop.contract.reports.DayRevenue;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reports.ProductSales;
import dev.polyshop.contract.reports.SalesReports;
import dev.polyshop.contract.reports.StockForecast;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Days and their borders, products bought together, and stock that runs out. */
@EachStore
public final class CalendarRules {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final Shop shop;
    private final SalesReports reports;
    private final Fixtures make;

    CalendarRules(ShopUnderTest on) {
        shop = on.shop();
        reports = shop.reports();
        make = on.make();
    }

    @Rule(
            id = "REP-20",
            title = "Every day of a period is in the report, those without an order with nothing.",
            teaches = "What is not there does not group: days come from a calendar (generate_series, $densify,"
                    + " extended_bounds), not from the orders.")
    void zeroDays() {
        int year = make.quietYear();
        Product toy = make.add(make.draft().in("toys"));
        Product book = make.add(make.draft()
                .at(make.draft().brand(Fixtures.word()).in("x").product().category()));
        load(
                OrderDraft.of(toy, book).at(Instant.parse(year + "-02-27T12:00:00Z")),
                OrderDraft.of(book).quantity(2).at(Instant.parse(year + "-02-27T13:00:00Z")),
                OrderDraft.of(toy).discount(euros("5.00")).at(Instant.parse(year + "-03-02T12:00:00Z")));

        Period days = new Period(LocalDate.of(year, 2, 26), LocalDate.of(year, 3, 4), ZoneOffset.UTC);
        String other = book.category().top();
        List<DayRevenue> expected = new ArrayList<>();
        for (LocalDate day = days.from(); day.isBefore(days.to()); day = day.plusDays(1)) {
            expected.add(new DayRevenue(day, 0, euros("0.00"), new TreeMap<>()));
        }
        expected.set(1, day(LocalDate.of(year, 2, 27), 2, "40.00", make.token(), "10.00", other, "30.00"));
        expected.set(expected.size() - 2, day(LocalDate.of(year, 3, 2), 1, "10.00", make.token(), "10.00"));
        assertThat(reports.revenueByDay(days, EUR)).isEqualTo(expected);
    }

    @Rule(
            id = "REP-21",
            title = "A period without any order has empty lists, and as many days of nothing as it has days.",
            teaches = "An empty sum is zero, not null.")
    void emptyPeriod() {
        int year = make.quietYear();
        Period period = new Period(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), ZoneOffset.UTC);

        assertThat(reports.topProducts(period, EUR, 10)).isEmpty();
        assertThat(reports.customerValue(period, EUR, 10)).isEmpty();
        assertThat(reports.runningOut(period, 100, 10)).isEmpty();
        assertThat(reports.revenueByDay(period, EUR))
                .hasSize(period.days())
                .allMatch(day -> day.orders() == 0
                        && day.revenue().equals(euros("0.00"))
                        && day.byCategory().isEmpty());
        assertThat(reports.boughtTogether(make.product().id(), 10)).isEmpty();
    }

    @Rule(
            id = "REP-22",
            title =
                    "A day begins at midnight where the report's time zone says, to the millisecond, first moment included.",
            teaches = "Half-open intervals: from midnight, up to and not including the next. BETWEEN counts it twice.")
    void dayBorders() {
        int year = make.quietYear();
        Product product = make.product();
        Instant midnightInTokyo = Instant.parse(year + "-05-10T15:00:00Z");
        load(
                OrderDraft.of(product).quantity(1).at(midnightInTokyo.minusMillis(1)),
                OrderDraft.of(product).quantity(10).at(midnightInTokyo),
                OrderDraft.of(product)
                        .quantity(100)
                        .at(midnightInTokyo.plus(Duration.ofDays(1)).minusMillis(1)),
                OrderDraft.of(product).quantity(1_000).at(midnightInTokyo.plus(Duration.ofDays(1))));

        LocalDate eleventh = LocalDate.of(year, 5, 11);
        Period tokyo = new Period(eleventh, eleventh.plusDays(1), ZoneId.of("Asia/Tokyo"));
        assertThat(reports.topProducts(tokyo, EUR, 10))
                .containsExactly(new ProductSales(product.id(), product.sku(), 110, euros("1100.00")));
        assertThat(reports.revenueByDay(tokyo, EUR))
                .containsExactly(day(eleventh, 2, "1100.00", make.token(), "1100.00"));
        assertThat(reports.customerValue(tokyo, EUR, 10)).hasSize(2);
        assertThat(reports.revenueByDay(new Period(eleventh.minusDays(1), eleventh.plusDays(1), ZoneOffset.UTC), EUR))
                .extracting(DayRevenue::revenue)
                .containsExactly(euros("110.00"), euros("11000.00"));
    }

    @Rule(
            id = "REP-23",
            title = "The days on which clocks change have 23 and 25 hours, and every order counts on its own day.",
            teaches = "A day is not 24 hours: adding 86,400 seconds is a bug that sleeps until spring.")
    void clockChanges() {
        int year = make.quietYear();
        ZoneId newYork = ZoneId.of("America/New_York");
        Product product = make.product();
        List<OrderDraft> drafts = new ArrayList<>();
        List<LocalDate> days = new ArrayList<>();
        for (boolean spring : List.of(true, false)) {
            Instant from =
                    LocalDate.of(year, spring ? 1 : 7, 1).atStartOfDay(newYork).toInstant();
            LocalDate change = newYork.getRules()
                    .nextTransition(from)
                    .getInstant()
                    .atZone(newYork)
                    .toLocalDate();
            days.add(change);
            Instant start = change.atStartOfDay(newYork).toInstant();
            Instant end = change.plusDays(1).atStartOfDay(newYork).toInstant();
            assertThat(Duration.between(start, end)).isEqualTo(Duration.ofHours(spring ? 23 : 25));
            drafts.add(OrderDraft.of(product).at(start.minusMillis(1)));
            drafts.add(OrderDraft.of(product).quantity(2).at(start));
            drafts.add(OrderDraft.of(product).quantity(3).at(end.minusMillis(1)));
            drafts.add(OrderDraft.of(product).quantity(4).at(end));
        }
        load(drafts.toArray(OrderDraft[]::new));

        for (LocalDate change : days) {
            assertThat(reports.revenueByDay(new Period(change.minusDays(1), change.plusDays(2), newYork), EUR))
                    .extracting(DayRevenue::revenue)
                    .as("revenue around %s in New York", change)
                    .containsExactly(euros("10.00"), euros("50.00"), euros("40.00"));
        }
    }

    @Rule(
            id = "REP-24",
            title = "Days are right in zones with half-hour offsets, far east and far west of Greenwich.",
            teaches = "Zones are not whole hours; a server that truncates in UTC is wrong in Kolkata and Kathmandu.")
    void oddZones() {
        int year = make.quietYear();
        Product product = make.product();
        Instant noon = Instant.parse(year + "-06-15T12:00:00Z");
        List<OrderDraft> drafts = IntStream.range(-40, 40)
                .mapToObj(i -> OrderDraft.of(product).at(noon.plus(Duration.ofMinutes(45L * i))))
                .toList();
        load(drafts.toArray(OrderDraft[]::new));

        for (String zone : List.of("Asia/Kolkata", "Asia/Kathmandu", "Pacific/Auckland", "Pacific/Honolulu", "UTC")) {
            Period days = new Period(LocalDate.of(year, 6, 13), LocalDate.of(year, 6, 18), ZoneId.of(zone));
            List<Long> expected = new ArrayList<>();
            for (LocalDate day = days.from(); day.isBefore(days.to()); day = day.plusDays(1)) {
                LocalDate that = day;
                expected.add(drafts.stream()
                        .filter(draft -> draft.order()
                                .placedAt()
                                .atZone(days.zone())
                                .toLocalDate()
                                .equals(that))
                        .count());
            }
            assertThat(reports.revenueByDay(days, EUR))
                    .extracting(DayRevenue::orders)
                    .as("orders by day in %s", zone)
                    .isEqualTo(expected);
        }
    }

    @Rule(
            id = "REP-25",
            title =
                    "Products bought together are counted by orders, whatever the quantity or currency, equal ones by SKU.",
            teaches = "A self-join, an unwound array joined with itself, an intersection of sets: the classic that"
                    + " grows with the square of the lines.")
    void boughtTogether() {
        Product bread = make.add(make.draft().sku(make.token() + "-bread"));
        Product butter = make.add(make.draft().sku(make.token() + "-butter"));
        Product jam = make.add(make.draft().sku(make.token() + "-Jam"));
        Product soap = make.add(make.draft().sku(make.token() + "-soap"));
        Product sushi = make.add(make.draft().sku(make.token() + "-sushi").priced("100", "JPY"));
        Product tea = make.add(make.draft().sku(make.token() + "-tea").priced("100", "JPY"));
        load(
                OrderDraft.of(bread, butter, jam),
                OrderDraft.of(jam, bread, soap).quantity(50),
                OrderDraft.of(bread, butter).at(Instant.parse("2008-12-31T23:59:59Z")),
                OrderDraft.of(butter, soap),
                OrderDraft.of(bread),
                OrderDraft.of(sushi, tea));
        shop.catalog().remove(jam.id());

        assertThat(reports.boughtTogether(bread.id(), 10))
                .containsExactly(
                        new Companion(jam.id(), jam.sku(), 2),
                        new Companion(butter.id(), butter.sku(), 2),
                        new Companion(soap.id(), soap.sku(), 1));
        assertThat(reports.boughtTogether(bread.id(), 1)).hasSize(1);
        assertThat(reports.boughtTogether(tea.id(), 10)).containsExactly(new Companion(sushi.id(), sushi.sku(), 1));
    }

    @Rule(
            id = "REP-26",
            title = "What will run out within the horizon is listed by days left, exactly at the border or not at all.",
            teaches = "Integer arithmetic keeps the border sharp: a rounded pace per day does not.")
    void runningOut() {
        int year = make.quietYear();
        Instant day = Instant.parse(year + "-06-15T12:00:00Z");
        Product soon = make.product(1);
        Product border = make.product(30);
        Product below = make.product(29);
        Product never = make.product(1_000);
        Product unsold = make.product(1);
        Product none = make.product();
        Product gone = make.product(1);
        load(
                OrderDraft.of(border, below, never).quantity(30).at(day),
                OrderDraft.of(soon, gone).quantity(4).at(day),
                OrderDraft.of(none).quantity(1).at(day),
                OrderDraft.of(unsold).quantity(100).at(day.minus(Duration.ofDays(40))));
        shop.catalog().remove(gone.id());
        shop.awaitVisibility();

        Period june = new Period(LocalDate.of(year, 6, 1), LocalDate.of(year, 7, 1), ZoneOffset.UTC);
        assertThat(reports.runningOut(june, 30, 10))
                .containsExactly(
                        new StockForecast(none.id(), none.sku(), 0, 1, 0),
                        new StockForecast(soon.id(), soon.sku(), 1, 4, 7),
                        new StockForecast(below.id(), below.sku(), 29, 30, 29));
        assertThat(reports.runningOut(june, 31, 10))
                .extracting(StockForecast::product)
                .contains(border.id());
        assertThat(reports.runningOut(june, 30, 1)).hasSize(1);
    }

    @Rule(
            id = "REP-27",
            title = "A forecast goes by the stock of now: what came in since is counted.",
            teaches = "A join of the live stock with the history of orders; a stale copy of either misleads.")
    void forecastFollowsStock() {
        int year = make.quietYear();
        Product product = make.product(2);
        load(OrderDraft.of(product).quantity(10).at(Instant.parse(year + "-06-15T12:00:00Z")));
        Period days = new Period(LocalDate.of(year, 6, 15), LocalDate.of(year, 6, 25), ZoneOffset.UTC);
        assertThat(reports.runningOut(days, 5, 10))
                .extracting(StockForecast::daysLeft)
                .containsExactly(2L);

        shop.inventory().receive(product.id(), 2);
        shop.awaitVisibility();
        assertThat(reports.runningOut(days, 5, 10))
                .extracting(StockForecast::daysLeft)
                .containsExactly(4L);
        shop.inventory().receive(product.id(), 1);
        shop.awaitVisibility();
        assertThat(reports.runningOut(days, 5, 10)).isEmpty();
    }

    private void load(OrderDraft... drafts) {
        shop.orders().importAll(List.of(drafts).stream().map(OrderDraft::order).iterator());
        shop.awaitVisibility();
    }

    private static DayRevenue day(LocalDate day, long orders, String revenue, String... byCategory) {
        TreeMap<String, Money> categories = new TreeMap<>();
        for (int i = 0; i < byCategory.length; i += 2) {
            categories.put(byCategory[i], euros(byCategory[i + 1]));
        }
        return new DayRevenue(day, orders, euros(revenue), categories);
    }
}
