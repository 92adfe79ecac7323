package dev.polyshop.search.reports;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.aggregations.DateHistogramBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.util.NamedValue;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.reports.DayRevenue;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.search.engine.Aggregator;
import dev.polyshop.search.orders.OrderDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each day brought: one histogram of the orders by day in the period's time zone, and one composite of their lines
 * by day and category, which has no bound on its groups as nested histograms have. Days without an order are filled in
 * here.
 */
final class RevenueByDay {

    private static final String DAY = "day";
    private static final String CATEGORY = "category";
    private static final String REVENUE = "revenue";
    private static final String ISO = "uuuu-MM-dd";

    private final Aggregator aggregator;

    RevenueByDay(Aggregator aggregator) {
        this.aggregator = aggregator;
    }

    List<DayRevenue> of(Period period, Currency currency) {
        Query sales = Sales.in(period, currency);
        Map<LocalDate, DateHistogramBucket> orders = orders(period, sales);
        Map<LocalDate, SortedMap<String, Money>> categories = categories(period, sales, currency);
        List<DayRevenue> days = new ArrayList<>(period.days());
        for (LocalDate day = period.from(); day.isBefore(period.to()); day = day.plusDays(1)) {
            DateHistogramBucket bucket = orders.get(day);
            days.add(
                    bucket == null
                            ? new DayRevenue(day, 0, Money.zero(currency), new TreeMap<>())
                            : new DayRevenue(
                                    day,
                                    bucket.docCount(),
                                    Money.ofMinor(Aggregator.exactSum(bucket.aggregations(), REVENUE), currency),
                                    categories.getOrDefault(day, new TreeMap<>())));
        }
        return days;
    }

    private Map<LocalDate, DateHistogramBucket> orders(Period period, Query sales) {
        Aggregation byDay = Aggregation.of(aggregation -> aggregation
                .dateHistogram(histogram -> histogram
                        .field("placedAt")
                        .calendarInterval(CalendarInterval.Day)
                        .timeZone(period.zone().getId())
                        .format(ISO)
                        .minDocCount(1))
                .aggregations(REVENUE, Sales.sum("subtotalMinor")));
        Map<LocalDate, DateHistogramBucket> days = new HashMap<>();
        Aggregator.figure(aggregator.of(OrderDocument.KIND, sales, Map.of(DAY, byDay)), DAY)
                .dateHistogram()
                .buckets()
                .array()
                .forEach(bucket -> days.put(LocalDate.parse(String.valueOf(bucket.keyAsString())), bucket));
        return days;
    }

    private Map<LocalDate, SortedMap<String, Money>> categories(Period period, Query sales, Currency currency) {
        NamedValue<CompositeAggregationSource> day = NamedValue.of(
                DAY,
                CompositeAggregationSource.of(source -> source.dateHistogram(histogram -> histogram
                        .field("lines.placedAt")
                        .calendarInterval(interval -> interval.time("1d"))
                        .timeZone(period.zone().getId())
                        .format(ISO))));
        Map<LocalDate, SortedMap<String, Money>> days = new HashMap<>();
        aggregator.each(
                new Aggregator.Groups(
                        OrderDocument.KIND,
                        sales,
                        Optional.of(Sales.LINES),
                        List.of(day, Aggregator.by(CATEGORY, "lines.topCategory")),
                        Map.of(REVENUE, Sales.sum("lines.totalMinor"))),
                bucket -> days.computeIfAbsent(dayOf(bucket), unseen -> new TreeMap<>())
                        .put(
                                Aggregator.key(bucket, CATEGORY).stringValue(),
                                Money.ofMinor(Aggregator.exactSum(bucket.aggregations(), REVENUE), currency)));
        return days;
    }

    private static LocalDate dayOf(CompositeBucket bucket) {
        return LocalDate.parse(Aggregator.key(bucket, DAY).stringValue());
    }
}
