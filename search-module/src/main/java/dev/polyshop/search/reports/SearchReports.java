package dev.polyshop.search.reports;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.ChildScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.util.NamedValue;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.reports.Companion;
import dev.polyshop.contract.reports.CustomerValue;
import dev.polyshop.contract.reports.DayRevenue;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reports.ProductSales;
import dev.polyshop.contract.reports.SalesReports;
import dev.polyshop.contract.reports.StockForecast;
import dev.polyshop.search.engine.Aggregator;
import dev.polyshop.search.orders.OrderDocument;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * Reports by aggregations. Rankings are exact, for the index has one shard: there are no shards whose own top lists
 * would have to be merged. Groups with equal figures are ordered by key, which the server compares by UTF-8 bytes, that
 * is, in code point order.
 */
public final class SearchReports implements SalesReports {

    private static final String GROUPS = "groups";
    private static final String REVENUE = "revenue";
    private static final String QUANTITY = "quantity";

    private final Aggregator aggregator;
    private final RevenueByDay revenueByDay;
    private final StockForecasts forecasts;

    /** The reports of a store. */
    public SearchReports(Aggregator aggregator, Inventory inventory) {
        this.aggregator = aggregator;
        this.revenueByDay = new RevenueByDay(aggregator);
        this.forecasts = new StockForecasts(aggregator, inventory);
    }

    @Override
    public List<ProductSales> topProducts(Period period, Currency currency, int limit) {
        SalesReports.requireLimit(limit);
        Aggregation byItem = ranked(
                Sales.ITEM,
                limit,
                REVENUE,
                Map.of(REVENUE, Sales.sum("lines.totalMinor"), QUANTITY, Sales.sum("lines.quantity")));
        Map<String, Aggregate> answer =
                aggregator.of(OrderDocument.KIND, Sales.in(period, currency), inLines(Map.of(GROUPS, byItem)));
        return groups(Aggregator.figure(answer, Sales.LINES).nested().aggregations()).stream()
                .map(bucket -> {
                    Sales.Item item = Sales.Item.parse(bucket.key().stringValue());
                    return new ProductSales(
                            item.product(),
                            item.sku(),
                            Aggregator.exactSum(bucket.aggregations(), QUANTITY),
                            Money.ofMinor(Aggregator.exactSum(bucket.aggregations(), REVENUE), currency));
                })
                .toList();
    }

    @Override
    public List<DayRevenue> revenueByDay(Period period, Currency currency) {
        return revenueByDay.of(period, currency);
    }

    @Override
    public List<CustomerValue> customerValue(Period period, Currency currency, int limit) {
        SalesReports.requireLimit(limit);
        Aggregation byCustomer = ranked("customer", limit, REVENUE, Map.of(REVENUE, Sales.sum("totalMinor")));
        Map<String, Aggregate> answer =
                aggregator.of(OrderDocument.KIND, Sales.in(period, currency), Map.of(GROUPS, byCustomer));
        List<CustomerValue> values = new ArrayList<>();
        for (StringTermsBucket bucket : groups(answer)) {
            Money total = Money.ofMinor(Aggregator.exactSum(bucket.aggregations(), REVENUE), currency);
            boolean tied = !values.isEmpty() && values.getLast().total().equals(total);
            long rank = tied ? values.getLast().rank() : values.size() + 1;
            values.add(new CustomerValue(rank, CustomerId.parse(bucket.key().stringValue()), bucket.docCount(), total));
        }
        return values;
    }

    @Override
    public List<Companion> boughtTogether(ProductId product, int limit) {
        SalesReports.requireLimit(limit);
        Query thisOne =
                Query.of(query -> query.term(term -> term.field("lines.product").value(product.toString())));
        Query holdingIt = Sales.all(List.of(
                Sales.any(),
                Query.of(query -> query.nested(
                        lines -> lines.path(Sales.LINES).query(thisOne).scoreMode(ChildScoreMode.None)))));
        // An order names a product once: so many lines, so many orders.
        Aggregation others = Aggregation.of(aggregation -> aggregation
                .filter(filter -> filter.bool(bool -> bool.mustNot(thisOne)))
                .aggregations(GROUPS, ranked(Sales.ITEM, limit, "_count", Map.of())));
        Map<String, Aggregate> answer = aggregator.of(OrderDocument.KIND, holdingIt, inLines(Map.of("others", others)));
        Map<String, Aggregate> lines =
                Aggregator.figure(answer, Sales.LINES).nested().aggregations();
        return groups(Aggregator.figure(lines, "others").filter().aggregations()).stream()
                .map(bucket -> {
                    Sales.Item item = Sales.Item.parse(bucket.key().stringValue());
                    return new Companion(item.product(), item.sku(), bucket.docCount());
                })
                .toList();
    }

    @Override
    public List<StockForecast> runningOut(Period window, int horizonDays, int limit) {
        SalesReports.requireHorizon(horizonDays);
        SalesReports.requireLimit(limit);
        return forecasts.of(window, horizonDays, limit);
    }

    private static Aggregation ranked(String field, int limit, String by, Map<String, Aggregation> figures) {
        return Aggregation.of(aggregation -> aggregation
                .terms(terms -> terms.field(field)
                        .size(limit)
                        .order(List.of(NamedValue.of(by, SortOrder.Desc), NamedValue.of("_key", SortOrder.Asc))))
                .aggregations(figures));
    }

    private static Map<String, Aggregation> inLines(Map<String, Aggregation> figures) {
        return Map.of(
                Sales.LINES,
                Aggregation.of(aggregation ->
                        aggregation.nested(nested -> nested.path(Sales.LINES)).aggregations(figures)));
    }

    private static List<StringTermsBucket> groups(Map<String, Aggregate> answer) {
        Aggregate groups = Aggregator.figure(answer, GROUPS);
        return groups.isSterms() ? groups.sterms().buckets().array() : List.of();
    }
}
