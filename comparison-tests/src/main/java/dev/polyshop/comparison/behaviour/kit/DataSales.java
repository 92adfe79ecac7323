package dev.polyshop.comparison.behaviour.kit;

import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.reports.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When and in what the orders of a data set were placed.
 *
 * @param first the first moment
 * @param last the last moment
 * @param currencies the currencies, the one with the most orders first
 */
public record DataSales(Instant first, Instant last, List<Currency> currencies) {

    /** What the orders say; empty if there are none. */
    static Optional<DataSales> of(Stream<Order> orders) {
        List<Instant> span = new ArrayList<>();
        Map<Currency, Integer> counts = new HashMap<>();
        orders.forEach(order -> {
            Instant at = order.placedAt();
            if (span.isEmpty()) {
                span.addAll(List.of(at, at));
            }
            span.set(0, at.isBefore(span.getFirst()) ? at : span.getFirst());
            span.set(1, at.isAfter(span.getLast()) ? at : span.getLast());
            counts.merge(order.currency(), 1, Integer::sum);
        });
        if (span.isEmpty()) {
            return Optional.empty();
        }
        List<Currency> currencies = counts.entrySet().stream()
                .sorted(Map.Entry.<Currency, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.comparing(Currency::getCurrencyCode))))
                .map(Map.Entry::getKey)
                .toList();
        return Optional.of(new DataSales(span.getFirst(), span.getLast(), currencies));
    }

    /** All days with orders; the last {@value Period#MAX_DAYS} of them, if there are more. */
    public Period period(ZoneId zone) {
        LocalDate to = last.atZone(zone).toLocalDate().plusDays(1);
        LocalDate from = first.atZone(zone).toLocalDate();
        LocalDate longest = to.minusDays(Period.MAX_DAYS);
        return new Period(from.isBefore(longest) ? longest : from, to, zone);
    }

    /** The last so many days. */
    public Period lastDays(int days) {
        LocalDate to = last.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        return new Period(to.minusDays(days), to, ZoneOffset.UTC);
    }
}
