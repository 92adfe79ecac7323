package dev.polyshop.keyvalue.reports;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reports.Companion;
import dev.polyshop.contract.reports.CustomerValue;
import dev.polyshop.contract.reports.DayRevenue;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reports.ProductSales;
import dev.polyshop.contract.reports.SalesReports;
import dev.polyshop.contract.reports.StockForecast;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.orders.OrderLines;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Figures computed in the client from the orders of the period.
 *
 * <p>Counters kept at every write would answer faster, but only the questions they were made for: a day begins at
 * another moment in each time zone, an order that is cancelled or whose customer is erased has to be taken out again,
 * and each counter makes every order dearer. Reading is exact, costs no write anything, and grows with the period.
 */
public final class KeyValueReports implements SalesReports {

    private static final Comparator<String> BY_CODE_POINT = Comparator.comparing(Redis::bytes, Arrays::compareUnsigned);

    private final OrderStream orders;
    private final StockList stocks;

    /** Reports over the keyspace. */
    public KeyValueReports(Redis redis, Keyspace keyspace) {
        this.orders = new OrderStream(redis, keyspace);
        this.stocks = new StockList(redis, keyspace);
    }

    private static final class Tally {
        private String sku = "";
        private long quantity;
        private long minorUnits;
        private long orders;

        private void add(OrderLines.Sold line) {
            sku = line.sku();
            quantity = Math.addExact(quantity, line.quantity());
            minorUnits = Math.addExact(minorUnits, line.minorUnits());
            orders++;
        }
    }

    @Override
    public List<ProductSales> topProducts(Period period, Currency currency, int limit) {
        SalesReports.requireLimit(limit);
        Map<String, Tally> tallies = new HashMap<>();
        orders.placedIn(period, order -> {
            if (order.currency().equals(currency.getCurrencyCode())) {
                order.lines().forEach(line -> tally(tallies, line.product()).add(line));
            }
        });
        return tallies.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Tally> entry) -> entry.getValue().minorUnits)
                        .reversed()
                        .thenComparing(entry -> entry.getValue().sku, BY_CODE_POINT))
                .limit(limit)
                .map(entry -> new ProductSales(
                        ProductId.parse(entry.getKey()),
                        entry.getValue().sku,
                        entry.getValue().quantity,
                        Money.ofMinor(entry.getValue().minorUnits, currency)))
                .toList();
    }

    private static final class Day {
        private long orders;
        private long minorUnits;
        private final SortedMap<String, Long> byCategory = new TreeMap<>();
    }

    @Override
    public List<DayRevenue> revenueByDay(Period period, Currency currency) {
        SortedMap<LocalDate, Day> days = new TreeMap<>();
        period.from().datesUntil(period.to()).forEach(date -> days.put(date, new Day()));
        orders.placedIn(period, order -> {
            Day day = days.get(order.placedAt().atZone(period.zone()).toLocalDate());
            if (day != null && order.currency().equals(currency.getCurrencyCode())) {
                day.orders++;
                for (OrderLines.Sold line : order.lines()) {
                    day.minorUnits = Math.addExact(day.minorUnits, line.minorUnits());
                    day.byCategory.merge(line.topCategory(), line.minorUnits(), Math::addExact);
                }
            }
        });
        List<DayRevenue> revenue = new ArrayList<>(days.size());
        days.forEach((date, day) -> {
            SortedMap<String, Money> byCategory = new TreeMap<>();
            day.byCategory.forEach((category, units) -> byCategory.put(category, Money.ofMinor(units, currency)));
            revenue.add(new DayRevenue(date, day.orders, Money.ofMinor(day.minorUnits, currency), byCategory));
        });
        return revenue;
    }

    @Override
    public List<CustomerValue> customerValue(Period period, Currency currency, int limit) {
        SalesReports.requireLimit(limit);
        Map<CustomerId, Tally> tallies = new HashMap<>();
        orders.purchasesIn(period, purchase -> {
            if (purchase.order().currency().equals(currency.getCurrencyCode())) {
                purchase.customer().ifPresent(customer -> {
                    Tally tally = tallies.computeIfAbsent(customer, unseen -> new Tally());
                    tally.orders++;
                    tally.minorUnits = Math.addExact(tally.minorUnits, purchase.paid());
                });
            }
        });
        List<Map.Entry<CustomerId, Tally>> ranked = tallies.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<CustomerId, Tally> entry) -> entry.getValue().minorUnits)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .toList();
        List<CustomerValue> values = new ArrayList<>(ranked.size());
        long rank = 0;
        long last = 0;
        for (Map.Entry<CustomerId, Tally> entry : ranked) {
            Tally tally = entry.getValue();
            if (values.isEmpty() || tally.minorUnits != last) {
                rank = values.size() + 1L;
            }
            last = tally.minorUnits;
            values.add(
                    new CustomerValue(rank, entry.getKey(), tally.orders, Money.ofMinor(tally.minorUnits, currency)));
        }
        return values;
    }

    @Override
    public List<Companion> boughtTogether(ProductId product, int limit) {
        SalesReports.requireLimit(limit);
        Map<String, Tally> tallies = new HashMap<>();
        orders.holding(
                product,
                order -> order.lines()
                        .forEach(line -> tally(tallies, line.product()).add(line)));
        tallies.remove(product.toString());
        return tallies.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Tally> entry) -> entry.getValue().orders)
                        .reversed()
                        .thenComparing(entry -> entry.getValue().sku, BY_CODE_POINT))
                .limit(limit)
                .map(entry ->
                        new Companion(ProductId.parse(entry.getKey()), entry.getValue().sku, entry.getValue().orders))
                .toList();
    }

    @Override
    public List<StockForecast> runningOut(Period window, int horizonDays, int limit) {
        SalesReports.requireHorizon(horizonDays);
        SalesReports.requireLimit(limit);
        Map<String, Tally> tallies = new HashMap<>();
        orders.placedIn(
                window,
                order -> order.lines()
                        .forEach(line -> tally(tallies, line.product()).add(line)));
        List<StockForecast> forecasts = new ArrayList<>();
        stocks.of(tallies.keySet(), (level, sku) -> {
            BigInteger sold = BigInteger.valueOf(tally(tallies, level.product().toString()).quantity);
            BigInteger pieceDays = BigInteger.valueOf(level.onHand()).multiply(BigInteger.valueOf(window.days()));
            if (pieceDays.compareTo(sold.multiply(BigInteger.valueOf(horizonDays))) < 0) {
                forecasts.add(new StockForecast(
                        level.product(),
                        sku,
                        level.onHand(),
                        sold.longValueExact(),
                        pieceDays.divide(sold).longValueExact()));
            }
        });
        return forecasts.stream()
                .sorted(Comparator.comparingLong(StockForecast::daysLeft)
                        .thenComparing(StockForecast::sku, BY_CODE_POINT))
                .limit(limit)
                .toList();
    }

    private static Tally tally(Map<String, Tally> tallies, String product) {
        return tallies.computeIfAbsent(product, unseen -> new Tally());
    }
}
