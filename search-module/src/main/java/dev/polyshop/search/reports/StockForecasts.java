package dev.polyshop.search.reports;

import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reports.StockForecast;
import dev.polyshop.search.engine.Aggregator;
import dev.polyshop.search.orders.OrderDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which stock will run out: the pieces ordered in a window by aggregation, the pieces on hand by multi-get. The two
 * live in different indices, and Elasticsearch joins none: the join is here.
 */
final class StockForecasts {

    private static final String ITEM = "item";
    private static final String SOLD = "sold";

    /** By bytes of UTF-8, which is code point order. */
    private static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final Aggregator aggregator;
    private final Inventory inventory;

    StockForecasts(Aggregator aggregator, Inventory inventory) {
        this.aggregator = aggregator;
        this.inventory = inventory;
    }

    private record Ordered(Sales.Item item, long pieces) {}

    List<StockForecast> of(Period window, int horizonDays, int limit) {
        List<Ordered> ordered = new ArrayList<>();
        List<StockForecast> forecasts = new ArrayList<>();
        aggregator.each(
                new Aggregator.Groups(
                        OrderDocument.KIND,
                        Sales.in(window),
                        Optional.of(Sales.LINES),
                        List.of(Aggregator.by(ITEM, Sales.ITEM)),
                        Map.of(SOLD, Sales.sum("lines.quantity"))),
                bucket -> {
                    ordered.add(new Ordered(
                            Sales.Item.parse(Aggregator.key(bucket, ITEM).stringValue()),
                            Aggregator.exactSum(bucket.aggregations(), SOLD)));
                    if (ordered.size() == PageRequest.MAX_SIZE) {
                        forecasts.addAll(forecast(ordered, window, horizonDays));
                        ordered.clear();
                    }
                });
        forecasts.addAll(forecast(ordered, window, horizonDays));
        return forecasts.stream()
                .sorted(Comparator.comparingLong(StockForecast::daysLeft)
                        .thenComparing(StockForecast::sku, BY_CODE_POINT))
                .limit(limit)
                .toList();
    }

    private List<StockForecast> forecast(List<Ordered> ordered, Period window, int horizonDays) {
        Map<ProductId, StockLevel> levels = inventory.findAll(
                ordered.stream().map(each -> each.item().product()).toList());
        List<StockForecast> soon = new ArrayList<>();
        for (Ordered each : ordered) {
            StockLevel level = levels.get(each.item().product());
            if (level != null && level.onHand() * window.days() < each.pieces() * horizonDays) {
                soon.add(new StockForecast(
                        each.item().product(),
                        each.item().sku(),
                        level.onHand(),
                        each.pieces(),
                        level.onHand() * window.days() / each.pieces()));
            }
        }
        return soon;
    }
}
