package dev.polyshop.document.reports;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.reports.Companion;
import dev.polyshop.contract.reports.CustomerValue;
import dev.polyshop.contract.reports.DayRevenue;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reports.ProductSales;
import dev.polyshop.contract.reports.SalesReports;
import dev.polyshop.contract.reports.StockForecast;
import dev.polyshop.document.engine.DocumentFailures;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Reports as aggregation pipelines over the orders' embedded lines. Amounts are summed as 64-bit integers of minor
 * units, which {@code $sum} keeps exact.
 */
public final class DocumentReports implements SalesReports {

    private static final List<String> COUNTING = Arrays.stream(OrderStatus.values())
            .filter(status -> status != OrderStatus.CANCELLED)
            .map(OrderStatus::name)
            .toList();

    private final MongoOperations mongo;
    private final DocumentFailures failures;

    /** @param mongo the store's template */
    public DocumentReports(MongoOperations mongo, DocumentFailures failures) {
        this.mongo = mongo;
        this.failures = failures;
    }

    @Override
    public List<ProductSales> topProducts(Period period, Currency currency, int limit) {
        SalesReports.requireLimit(limit);
        return run(PipelineFile.of("top-products", Map.of()).over(placed(period, currency), limit)).stream()
                .map(row -> new ProductSales(
                        product(row),
                        row.getString("sku"),
                        whole(row, "quantity"),
                        Money.ofMinor(whole(row, "revenue"), currency)))
                .toList();
    }

    @Override
    public List<DayRevenue> revenueByDay(Period period, Currency currency) {
        Map<String, Object> zone = Map.of("zone", zoneName(period.zone()));
        Map<String, Day> days = new HashMap<>();
        for (Document row : run(PipelineFile.of("revenue-by-day", zone).over(placed(period, currency)))) {
            Document group = row.get("_id", Document.class);
            days.computeIfAbsent(group.getString("day"), unused -> new Day())
                    .add(group.getString("top"), whole(row, "orders"), Money.ofMinor(whole(row, "revenue"), currency));
        }
        return period.from()
                .datesUntil(period.to())
                .map(day -> days.getOrDefault(day.toString(), new Day()).report(day, currency))
                .toList();
    }

    /** One day's rows, a top category each. */
    private static final class Day {
        private long orders;
        private final SortedMap<String, Money> byCategory = new TreeMap<>();

        private void add(String category, long more, Money revenue) {
            orders += more;
            byCategory.put(category, revenue);
        }

        private DayRevenue report(LocalDate day, Currency currency) {
            Money revenue = byCategory.values().stream().reduce(Money.zero(currency), Money::plus);
            return new DayRevenue(day, orders, revenue, byCategory);
        }
    }

    /** The server knows offsets in this form, and the names of the time zone database. */
    private static String zoneName(ZoneId zone) {
        ZoneId plain = zone.normalized();
        return plain.equals(ZoneOffset.UTC) ? "+00:00" : plain.getId();
    }

    /** Ranks are counted here: the rows come sorted from the first, so a row's rank follows from those before it. */
    @Override
    public List<CustomerValue> customerValue(Period period, Currency currency, int limit) {
        SalesReports.requireLimit(limit);
        Document ofSomebody = placed(period, currency).append("customer", new Document("$exists", true));
        List<CustomerValue> values = new ArrayList<>();
        for (Document row : run(PipelineFile.of("customer-value", Map.of()).over(ofSomebody, limit))) {
            Money total = Money.ofMinor(whole(row, "total"), currency);
            boolean equalsLast = !values.isEmpty() && values.getLast().total().equals(total);
            values.add(new CustomerValue(
                    equalsLast ? values.getLast().rank() : values.size() + 1L,
                    new CustomerId(row.get("_id", UUID.class)),
                    whole(row, "orders"),
                    total));
        }
        return values;
    }

    @Override
    public List<Companion> boughtTogether(ProductId product, int limit) {
        SalesReports.requireLimit(limit);
        Document with = new Document("lines.product", product.value()).append("status", new Document("$in", COUNTING));
        return run(PipelineFile.of("bought-together", Map.of("product", product.value()))
                        .over(with, limit))
                .stream()
                .map(row -> new Companion(product(row), row.getString("sku"), whole(row, "orders")))
                .toList();
    }

    @Override
    public List<StockForecast> runningOut(Period window, int horizonDays, int limit) {
        SalesReports.requireHorizon(horizonDays);
        SalesReports.requireLimit(limit);
        Map<String, Object> values = Map.of("days", (long) window.days(), "horizon", (long) horizonDays);
        return run(PipelineFile.of("running-out", values).over(placed(window), limit)).stream()
                .map(row -> new StockForecast(
                        product(row),
                        row.getString("sku"),
                        whole(row, "onHand"),
                        whole(row, "sold"),
                        whole(row, "daysLeft")))
                .toList();
    }

    private List<Document> run(List<Document> pipeline) {
        return failures.read(() -> mongo.getCollection("orders")
                .aggregate(pipeline)
                .allowDiskUse(true)
                .batchSize(SalesReports.MAX_LIMIT)
                .into(new ArrayList<>()));
    }

    private static Document placed(Period period, Currency currency) {
        return new Document("currency", currency.getCurrencyCode())
                .append("placedAt", within(period))
                .append("status", new Document("$in", COUNTING));
    }

    private static Document placed(Period period) {
        return new Document("placedAt", within(period)).append("status", new Document("$in", COUNTING));
    }

    private static Document within(Period period) {
        return new Document("$gte", Date.from(period.start())).append("$lt", Date.from(period.end()));
    }

    private static ProductId product(Document row) {
        return new ProductId(row.get("_id", UUID.class));
    }

    private static long whole(Document row, String field) {
        return row.get(field, Number.class).longValue();
    }
}
