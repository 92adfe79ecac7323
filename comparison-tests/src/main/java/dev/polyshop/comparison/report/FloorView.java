package dev.polyshop.comparison.report;

import dev.polyshop.comparison.latency.ShopOperation;
import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.comparison.results.LatencyResult.FloorPrice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the stores' mapping layers cost: the shop's time by that of the same commands through the bare driver.
 *
 * @param stores the columns
 * @param rows one an operation
 */
public record FloorView(List<String> stores, List<Row> rows) {

    /** From this ratio on a mapping layer is asked why. */
    private static final double ASKED = 1.3;

    /**
     * One operation.
     *
     * @param title what was done
     * @param cells one a store; empty where nothing was measured
     */
    public record Row(String title, List<Optional<Cell>> cells) {}

    /**
     * One ratio.
     *
     * @param ratio with its interval; empty if not measured
     * @param basis the two times in milliseconds, or why there is no ratio
     * @param dear whether the interval lies above 1.3
     */
    public record Cell(String ratio, String basis, boolean dear) {}

    static FloorView of(List<LatencyResult> results, StoreNames names) {
        List<LatencyResult> priced =
                results.stream().filter(result -> result.floor() != null).toList();
        List<String> stores =
                priced.stream().map(LatencyResult::store).distinct().toList();
        Map<String, List<LatencyResult>> byOperation = priced.stream()
                .collect(Collectors.groupingBy(LatencyResult::operation, LinkedHashMap::new, Collectors.toList()));
        return new FloorView(
                stores.stream().map(names::title).toList(),
                byOperation.entrySet().stream()
                        .map(entry -> new Row(
                                ShopOperation.of(entry.getKey()).title(),
                                stores.stream()
                                        .map(store -> entry.getValue().stream()
                                                .filter(result -> result.store().equals(store))
                                                .findFirst()
                                                .map(FloorView::cell))
                                        .toList()))
                        .toList());
    }

    private static Cell cell(LatencyResult result) {
        FloorPrice price = result.floor();
        Double ratio = result.floorRatio();
        if (price == null || ratio == null || price.shopMicros() == null || price.driverMicros() == null) {
            String reason = price == null || price.reason() == null ? "" : price.reason();
            return new Cell("", "not measured: " + reason, false);
        }
        List<Double> interval = result.floorInterval95();
        return new Cell(
                String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", ratio, interval.get(0), interval.get(1)),
                Figures.millis(price.shopMicros() / 1e3) + " ms by " + Figures.millis(price.driverMicros() / 1e3)
                        + " ms" + (Boolean.FALSE.equals(price.steady()) ? ", " + LatencyRow.NOT_STEADY : ""),
                interval.get(0) > ASKED);
    }
}
