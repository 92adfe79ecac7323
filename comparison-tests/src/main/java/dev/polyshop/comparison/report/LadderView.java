package dev.polyshop.comparison.report;

import dev.polyshop.comparison.latency.ShopOperation;
import dev.polyshop.comparison.results.LadderResult;
import dev.polyshop.comparison.results.LadderResult.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one operation grows over one thing.
 *
 * @param title what was done
 * @param over what was varied
 * @param sizes the steps
 * @param rows one a store
 * @param plot the same as a picture
 */
public record LadderView(String title, String over, List<String> sizes, List<Row> rows, Plot plot) {

    /**
     * One store.
     *
     * @param title the store
     * @param standIn whether its numbers are a stand-in's
     * @param style its shape and colour
     * @param figures one a step; empty where it was withheld
     * @param exponent with its interval; empty without one
     * @param meaning what it means, in a few words
     * @param doubt what makes it worth less; empty if nothing does
     */
    public record Row(
            String title,
            boolean standIn,
            int style,
            List<String> figures,
            String exponent,
            String meaning,
            String doubt) {}

    static List<LadderView> of(List<LadderResult> ladders, StoreNames names) {
        Map<String, List<LadderResult>> byOperation = ladders.stream()
                .collect(Collectors.groupingBy(
                        ladder -> ladder.over() + " " + ladder.operation(), LinkedHashMap::new, Collectors.toList()));
        return byOperation.values().stream().map(group -> grown(group, names)).toList();
    }

    private static LadderView view(
            LadderResult any, List<Long> sizes, List<Row> rows, String label, List<Plot.Series> series) {
        String title = ShopOperation.of(any.operation()).title();
        return new LadderView(
                title,
                any.over(),
                sizes.stream().map(Figures::grouped).toList(),
                rows,
                Plot.of(
                        title + " over " + any.over(),
                        Plot.Axis.logarithmic(
                                any.over() + ", logarithmic", sizes.stream().mapToDouble(Long::doubleValue)),
                        Plot.Axis.logarithmic(
                                label,
                                series.stream()
                                        .flatMap(one -> one.points().stream())
                                        .flatMapToDouble(point -> Stream.of(point.low(), point.y(), point.high())
                                                .mapToDouble(Double::doubleValue))),
                        series));
    }

    private static LadderView grown(List<LadderResult> group, StoreNames names) {
        LadderResult any = group.getFirst();
        boolean latency = any.figure().equals("latency");
        List<Long> sizes = group.stream()
                .flatMap(ladder -> ladder.steps().stream())
                .map(Step::at)
                .distinct()
                .sorted()
                .toList();
        List<Row> rows =
                group.stream().map(ladder -> row(ladder, sizes, latency, names)).toList();
        List<Plot.Series> series = group.stream()
                .map(ladder -> new Plot.Series(
                        names.title(ladder.store()) + (names.isStandIn(ladder.store()) ? " (stand-in)" : ""),
                        names.style(ladder.store()),
                        ladder.steps().stream()
                                .filter(step -> figure(step, latency) != null)
                                .map(step -> point(step, latency))
                                .toList(),
                        true))
                .toList();
        return view(any, sizes, rows, latency ? "median, ms, logarithmic" : "answers per second, logarithmic", series);
    }

    private static Row row(LadderResult ladder, List<Long> sizes, boolean latency, StoreNames names) {
        List<String> figures = sizes.stream()
                .map(size -> ladder.steps().stream()
                        .filter(step -> step.at() == size && figure(step, latency) != null)
                        .findFirst()
                        .map(step -> text(step, latency))
                        .orElse(""))
                .toList();
        Double exponent = ladder.exponent();
        List<Double> interval = ladder.exponentInterval95();
        return new Row(
                names.title(ladder.store()),
                names.isStandIn(ladder.store()),
                names.style(ladder.store()),
                figures,
                exponent == null
                        ? ""
                        : String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", exponent, interval.get(0), interval.get(1)),
                exponent == null ? "" : meaning(latency ? GROWTH : SCALING, interval),
                doubt(ladder));
    }

    private static String doubt(LadderResult ladder) {
        String sizes = ladder.steps().stream()
                .filter(step -> Boolean.FALSE.equals(step.steady()))
                .map(step -> Figures.grouped(step.at()))
                .collect(Collectors.joining(", "));
        return sizes.isEmpty() ? "" : LatencyRow.NOT_STEADY + " at " + sizes;
    }

    /**
     * What an exponent means.
     *
     * @param upTo where the next one's begins
     * @param meaning in a few words
     */
    private record Zone(double upTo, String meaning) {}

    private static final List<Zone> GROWTH = List.of(
            new Zone(-0.1, "becomes faster"),
            new Zone(0.1, "does not grow"),
            new Zone(0.9, "grows slower than the data"),
            new Zone(1.1, "grows as the data"),
            new Zone(Double.POSITIVE_INFINITY, "grows faster than the data"));

    private static final List<Zone> SCALING = List.of(
            new Zone(-0.1, "workers take away"),
            new Zone(0.1, "workers add nothing"),
            new Zone(0.9, "each worker adds less"),
            new Zone(1.1, "each worker adds as much"),
            new Zone(Double.POSITIVE_INFINITY, "each worker adds more"));

    /** Only what the whole interval says: where it reaches over several meanings, the outermost ones. */
    private static String meaning(List<Zone> zones, List<Double> interval) {
        String low = meaning(zones, interval.get(0));
        String high = meaning(zones, interval.get(1));
        return low.equals(high) ? low : "not clear: anything from “" + low + "” to “" + high + "”";
    }

    private static String meaning(List<Zone> zones, double exponent) {
        return zones.stream()
                .filter(zone -> exponent < zone.upTo())
                .findFirst()
                .map(Zone::meaning)
                .orElse("");
    }

    private static @Nullable Double figure(Step step, boolean latency) {
        return latency ? step.medianMicros() : step.perSecond();
    }

    private static String text(Step step, boolean latency) {
        Double figure = figure(step, latency);
        return figure == null ? "" : latency ? Figures.millis(figure / 1e3) : Figures.rate(figure);
    }

    private static Plot.Point point(Step step, boolean latency) {
        List<Double> interval = latency ? step.medianInterval95() : step.perSecondInterval95();
        double unit = latency ? 1e3 : 1;
        Double figure = figure(step, latency);
        double value = (figure == null ? 0 : figure) / unit;
        return new Plot.Point(
                step.at(),
                value,
                interval.get(0) / unit,
                interval.get(1) / unit,
                Figures.grouped(step.at()) + ": " + text(step, latency));
    }
}
