package dev.polyshop.comparison.behaviour.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.DataSales;
import dev.polyshop.comparison.behaviour.kit.DataUnderTest;
import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Pages;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reports.CustomerValue;
import dev.polyshop.contract.reports.DayRevenue;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reports.ProductSales;
import dev.polyshop.contract.reports.SalesReports;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** Every report over the orders of a loaded data set, against the same figures in plain Java, to the cent. */
@EachStore
public final class DataReportRules {

    private static final List<ZoneId> ZONES = List.of(ZoneId.of("UTC"), ZoneId.of("Europe/London"));

    private final Shop shop;
    private final Shop plain;
    private final Optional<DataSales> sales;

    DataReportRules(ShopUnderTest on) {
        shop = on.shop();
        DataUnderTest data = on.run().data().orElseThrow();
        plain = data.reference();
        sales = data.sales();
        shop.awaitVisibility();
    }

    @Rule(
            id = "DATA-10",
            title =
                    "Revenue by day and category over all orders of the data is the same as in plain Java, to the cent.",
            teaches = "The same half million lines, four ways to add them up, one sum.")
    void revenueByDay() {
        for (ZoneId zone : ZONES) {
            Period period = sales().period(zone);
            for (Currency currency : sales().currencies()) {
                List<DayRevenue> expected = plain.reports().revenueByDay(period, currency);
                List<DayRevenue> actual = shop.reports().revenueByDay(period, currency);
                assertThat(actual).hasSameSizeAs(expected);
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(actual.get(i)).as("%s in %s", currency, zone).isEqualTo(expected.get(i));
                }
            }
        }
    }

    @Rule(
            id = "DATA-11",
            title =
                    "The hundred top products of the data are the same as in plain Java, over all days and over a month.",
            teaches = "A top list is only as right as the sums below its last line.")
    void topProducts() {
        for (Period period : List.of(sales().period(ZONES.getFirst()), sales().lastDays(30))) {
            for (Currency currency : sales().currencies()) {
                List<ProductSales> expected = plain.reports().topProducts(period, currency, 100);
                assertThat(shop.reports().topProducts(period, currency, 100)).isEqualTo(expected);
            }
        }
    }

    @Rule(
            id = "DATA-12",
            title = "The value and rank of the thousand best customers of the data are the same as in plain Java.",
            teaches = "Ranks share their places where totals tie, and real totals do.")
    void customerValue() {
        Period period = sales().period(ZONES.getFirst());
        for (Currency currency : sales().currencies()) {
            List<CustomerValue> expected = plain.reports().customerValue(period, currency, 1_000);
            assertThat(shop.reports().customerValue(period, currency, 1_000)).isEqualTo(expected);
        }
    }

    @Rule(
            id = "DATA-13",
            title = "What was bought together with the twenty top products is the same as in plain Java.",
            teaches = "The heaviest join of the shop, on its most popular products.")
    void boughtTogether() {
        for (ProductId product : topProductIds()) {
            assertThat(shop.reports().boughtTogether(product, 50))
                    .as("bought together with %s", product)
                    .isEqualTo(plain.reports().boughtTogether(product, 50));
        }
    }

    @Rule(
            id = "DATA-14",
            title = "What will run out after the last month of the data is the same as in plain Java.",
            teaches = "A report over orders, catalogue and live stock at once.")
    void runningOut() {
        Period month = sales().lastDays(30);
        for (int horizon : new int[] {7, 90}) {
            assertThat(shop.reports().runningOut(month, horizon, SalesReports.MAX_LIMIT))
                    .isEqualTo(plain.reports().runningOut(month, horizon, SalesReports.MAX_LIMIT));
        }
    }

    @Rule(
            id = "DATA-15",
            title = "The histories of the ten best customers are the same as in plain Java, order by order.",
            teaches =
                    "A whole order is one document in one store and many rows in another, and the same thing in the end.")
    void histories() {
        Currency currency = sales().currencies().getFirst();
        Period period = sales().period(ZONES.getFirst());
        for (CustomerValue row : plain.reports().customerValue(period, currency, 10)) {
            CustomerId customer = row.customer();
            assertThat(Pages.all(100, page -> shop.orders().history(customer, page)))
                    .as("the history of %s", customer)
                    .isEqualTo(Pages.all(100, page -> plain.orders().history(customer, page)));
        }
    }

    private List<ProductId> topProductIds() {
        Currency currency = sales().currencies().getFirst();
        return plain.reports().topProducts(sales().period(ZONES.getFirst()), currency, 20).stream()
                .map(ProductSales::product)
                .toList();
    }

    private DataSales sales() {
        return sales.orElseThrow(() -> new TestAbortedException("the data holds no orders"));
    }
}
