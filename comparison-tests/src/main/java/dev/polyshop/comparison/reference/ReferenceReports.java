package dev.polyshop.comparison.reference;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.reports.Companion;
import dev.polyshop.contract.reports.CustomerValue;
import dev.polyshop.contract.reports.DayRevenue;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reports.ProductSales;
import dev.polyshop.contract.reports.SalesReports;
import dev.polyshop.contract.reports.StockForecast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every figure by a loop over all orders. */
final class ReferenceReports implements SalesReports {

    private final ReferenceData data;

    ReferenceReports(ReferenceData data) {
        this.data = data;
    }

    @Override
    public List<ProductSales> topProducts(Period period, Currency currency, int limit) {
        SalesReports.requireLimit(limit);
        synchronized (data) {
            Map<ProductId, ProductSales> sales = new HashMap<>();
            for (Order order : counted(period, currency)) {
                for (OrderLine line : order.lines()) {
                    ProductSales before = sales.getOrDefault(
                            line.product(), new ProductSales(line.product(), line.sku(), 0, Money.zero(currency)));
                    sales.put(
                            line.product(),
                            new ProductSales(
                                    line.product(),
                                    before.sku(),
                                    before.quantity() + line.quantity(),
                                    before.revenue().plus(line.total())));
                }
            }
            List<ProductSales> rows = new ArrayList<>(sales.values());
            rows.sort(Comparator.comparing(ProductSales::revenue)
                    .reversed()
                    .thenComparing(ProductSales::sku, CodePointOrder.INSTANCE));
            return first(limit, rows);
        }
    }

    @Override
    public List<DayRevenue> revenueByDay(Period period, Currency currency) {
        synchronized (data) {
            List<DayRevenue> days = new ArrayList<>();
            Map<LocalDate, List<Order>> byDay = new HashMap<>();
            for (Order order : counted(period, currency)) {
                LocalDate day = order.placedAt().atZone(period.zone()).toLocalDate();
                byDay.computeIfAbsent(day, first -> new ArrayList<>()).add(order);
            }
            for (LocalDate day = period.from(); day.isBefore(period.to()); day = day.plusDays(1)) {
                days.add(revenueOf(day, byDay.getOrDefault(day, List.of()), currency));
            }
            return days;
        }
    }

    private static DayRevenue revenueOf(LocalDate day, List<Order> orders, Currency currency) {
        Money revenue = Money.zero(currency);
        SortedMap<String, Money> byCategory = new TreeMap<>();
        for (Order order : orders) {
            revenue = revenue.plus(order.subtotal());
            for (OrderLine line : order.lines()) {
                byCategory.merge(line.category().top(), line.total(), Money::plus);
            }
        }
        return new DayRevenue(day, orders.size(), revenue, byCategory);
    }

    @Override
    public List<CustomerValue> customerValue(Period period, Currency currency, int limit) {
        SalesReports.requireLimit(limit);
        synchronized (data) {
            Map<CustomerId, CustomerValue> values = new HashMap<>();
            for (Order order : counted(period, currency)) {
                order.customer().ifPresent(customer -> {
                    CustomerValue before =
                            values.getOrDefault(customer, new CustomerValue(1, customer, 0, Money.zero(currency)));
                    values.put(
                            customer,
                            new CustomerValue(
                                    1,
                                    customer,
                                    before.orders() + 1,
                                    before.total().plus(order.total())));
                });
            }
            List<CustomerValue> rows = new ArrayList<>(values.values());
            rows.sort(Comparator.comparing(CustomerValue::total).reversed().thenComparing(CustomerValue::customer));
            return first(limit, ranked(rows));
        }
    }

    /** Equal totals share the rank of the first of them. */
    private static List<CustomerValue> ranked(List<CustomerValue> sorted) {
        List<CustomerValue> rows = new ArrayList<>();
        for (CustomerValue row : sorted) {
            boolean tie = !rows.isEmpty() && rows.getLast().total().equals(row.total());
            long rank = tie ? rows.getLast().rank() : rows.size() + 1L;
            rows.add(new CustomerValue(rank, row.customer(), row.orders(), row.total()));
        }
        return rows;
    }

    @Override
    public List<Companion> boughtTogether(ProductId product, int limit) {
        SalesReports.requireLimit(limit);
        synchronized (data) {
            Map<ProductId, Companion> companions = new HashMap<>();
            for (Order order : data.orders.values()) {
                if (order.status() == OrderStatus.CANCELLED || !holds(order, product)) {
                    continue;
                }
                for (OrderLine line : order.lines()) {
                    if (!line.product().equals(product)) {
                        Companion before =
                                companions.getOrDefault(line.product(), new Companion(line.product(), line.sku(), 0));
                        companions.put(
                                line.product(), new Companion(line.product(), before.sku(), before.orders() + 1));
                    }
                }
            }
            List<Companion> rows = new ArrayList<>(companions.values());
            rows.sort(Comparator.comparingLong(Companion::orders)
                    .reversed()
                    .thenComparing(Companion::sku, CodePointOrder.INSTANCE));
            return first(limit, rows);
        }
    }

    @Override
    public List<StockForecast> runningOut(Period window, int horizonDays, int limit) {
        SalesReports.requireHorizon(horizonDays);
        SalesReports.requireLimit(limit);
        synchronized (data) {
            Map<ProductId, Long> soldInWindow = new HashMap<>();
            for (Order order : data.orders.values()) {
                if (order.status() != OrderStatus.CANCELLED && window.contains(order.placedAt())) {
                    for (OrderLine line : order.lines()) {
                        soldInWindow.merge(line.product(), (long) line.quantity(), Long::sum);
                    }
                }
            }
            List<StockForecast> rows = new ArrayList<>();
            soldInWindow.forEach((id, sold) -> {
                Product product = data.products.get(id);
                StockLevel level = data.stock.get(id);
                if (product != null && level != null && level.onHand() * window.days() < sold * horizonDays) {
                    long daysLeft = level.onHand() * window.days() / sold;
                    rows.add(new StockForecast(id, product.sku(), level.onHand(), sold, daysLeft));
                }
            });
            rows.sort(Comparator.comparingLong(StockForecast::daysLeft)
                    .thenComparing(StockForecast::sku, CodePointOrder.INSTANCE));
            return first(limit, rows);
        }
    }

    private List<Order> counted(Period period, Currency currency) {
        return data.orders.values().stream()
                .filter(order -> order.status() != OrderStatus.CANCELLED)
                .filter(order -> order.currency().equals(currency))
                .filter(order -> period.contains(order.placedAt()))
                .toList();
    }

    private static boolean holds(Order order, ProductId product) {
        return order.lines().stream().anyMatch(line -> line.product().equals(product));
    }

    private static <T> List<T> first(int limit, List<T> rows) {
        return rows.stream().limit(limit).toList();
    }
}
