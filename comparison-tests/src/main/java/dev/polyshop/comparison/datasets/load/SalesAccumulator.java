package dev.polyshop.comparison.datasets.load;

import dev.polyshop.comparison.reference.CodePointOrder;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.reports.CustomerValue;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reports.ProductSales;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The same figures as a store's reports, added up in plain Java while the orders stream by: the measure that the stores
 * are held to. Its memory grows with the numbers of products and customers, not of orders.
 */
final class SalesAccumulator {

    private final Currency currency;
    private final ZoneId zone;
    private final SortedMap<YearMonth, Long> byMonth = new TreeMap<>();
    private final Map<Object, Sales> products = new HashMap<>();
    private final Map<CustomerId, Value> customers = new HashMap<>();
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;

    private static final class Sales {
        private final OrderLine any;
        private long quantity;
        private long minorUnits;

        private Sales(OrderLine any) {
            this.any = any;
        }
    }

    private static final class Value {
        private long orders;
        private long minorUnits;
    }

    SalesAccumulator(Currency currency, ZoneId zone) {
        this.currency = currency;
        this.zone = zone;
    }

    void add(Order order) {
        LocalDate day = order.placedAt().atZone(zone).toLocalDate();
        first = first == null || day.isBefore(first) ? day : first;
        last = last == null || day.isAfter(last) ? day : last;
        if (order.status() == OrderStatus.CANCELLED || !order.currency().equals(currency)) {
            return;
        }
        byMonth.merge(YearMonth.from(day), order.subtotal().minorUnits(), Math::addExact);
        for (OrderLine line : order.lines()) {
            Sales sales = products.computeIfAbsent(line.product(), id -> new Sales(line));
            sales.quantity += line.quantity();
            sales.minorUnits = Math.addExact(sales.minorUnits, line.total().minorUnits());
        }
        order.customer().ifPresent(customer -> {
            Value value = customers.computeIfAbsent(customer, id -> new Value());
            value.orders++;
            value.minorUnits = Math.addExact(value.minorUnits, order.total().minorUnits());
        });
    }

    /** From the day of the first order to that of the last, cancelled ones included; empty without orders. */
    Optional<Period> period() {
        if (first == null || last == null) {
            return Optional.empty();
        }
        return Optional.of(new Period(first, last.plusDays(1), zone));
    }

    SalesFigures figures() {
        SortedMap<YearMonth, Money> months = new TreeMap<>();
        if (first != null && last != null) {
            for (YearMonth month = YearMonth.from(first);
                    !month.isAfter(YearMonth.from(last));
                    month = month.plusMonths(1)) {
                months.put(month, money(byMonth.getOrDefault(month, 0L)));
            }
        }
        Money revenue = months.values().stream().reduce(Money.zero(currency), Money::plus);
        return new SalesFigures(revenue, months, topProducts(), topCustomers());
    }

    private List<ProductSales> topProducts() {
        return products.values().stream()
                .map(sales ->
                        new ProductSales(sales.any.product(), sales.any.sku(), sales.quantity, money(sales.minorUnits)))
                .sorted(Comparator.comparing(ProductSales::revenue)
                        .reversed()
                        .thenComparing(ProductSales::sku, CodePointOrder.INSTANCE))
                .limit(SalesFigures.TOP)
                .toList();
    }

    private List<CustomerValue> topCustomers() {
        List<Map.Entry<CustomerId, Value>> best = customers.entrySet().stream()
                .sorted(Comparator.<Map.Entry<CustomerId, Value>>comparingLong(entry -> -entry.getValue().minorUnits)
                        .thenComparing(Map.Entry::getKey))
                .limit(SalesFigures.TOP)
                .toList();
        List<CustomerValue> ranked = new ArrayList<>();
        for (int place = 0; place < best.size(); place++) {
            Value value = best.get(place).getValue();
            boolean tied = place > 0 && best.get(place - 1).getValue().minorUnits == value.minorUnits;
            long rank = tied ? ranked.get(place - 1).rank() : place + 1;
            ranked.add(new CustomerValue(rank, best.get(place).getKey(), value.orders, money(value.minorUnits)));
        }
        return ranked;
    }

    private Money money(long minorUnits) {
        return Money.ofMinor(minorUnits, currency);
    }
}
