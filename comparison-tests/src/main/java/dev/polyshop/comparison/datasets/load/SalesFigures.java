package dev.polyshop.comparison.datasets.load;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.reports.CustomerValue;
import dev.polyshop.contract.reports.DayRevenue;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reports.ProductSales;
import dev.polyshop.contract.reports.SalesReports;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a merchant asks first. Two of them are equal if they agree to the minor unit.
 *
 * @param revenue the sum of all lines of all orders but the cancelled ones, before discounts
 * @param byMonth the same by month, months without an order between the first and the last included
 * @param topProducts the {@value #TOP} products with the most revenue
 * @param topCustomers the {@value #TOP} customers with the highest value
 */
public record SalesFigures(
        Money revenue,
        SortedMap<YearMonth, Money> byMonth,
        List<ProductSales> topProducts,
        List<CustomerValue> topCustomers) {

    /** How many products and customers. */
    public static final int TOP = 10;

    /** Keeps its own copies. */
    public SalesFigures {
        byMonth = Collections.unmodifiableSortedMap(new TreeMap<>(byMonth));
        topProducts = List.copyOf(topProducts);
        topCustomers = List.copyOf(topCustomers);
    }

    /** The figures that a store's reports give. */
    public static SalesFigures reportedBy(SalesReports reports, Period period, Currency currency) {
        SortedMap<YearMonth, Money> byMonth = new TreeMap<>();
        for (DayRevenue day : reports.revenueByDay(period, currency)) {
            byMonth.merge(YearMonth.from(day.day()), day.revenue(), Money::plus);
        }
        return new SalesFigures(
                byMonth.values().stream().reduce(Money.zero(currency), Money::plus),
                byMonth,
                reports.topProducts(period, currency, TOP),
                reports.customerValue(period, currency, TOP));
    }
}
