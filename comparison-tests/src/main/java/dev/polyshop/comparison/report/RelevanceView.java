package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.RelevanceResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How good the stores' answers to searches are, beside how long they take.
 *
 * @param rows one a store; none if it was not measured
 * @param plot the same as a picture
 */
public record RelevanceView(List<Row> rows, Plot plot) {

    /**
     * One store.
     *
     * @param title the store
     * @param standIn whether its numbers are a stand-in's
     * @param ndcg10 NDCG@10 and over how many queries it is a mean; empty where nothing relevant was judged
     * @param condensed the same over judged hits alone
     * @param judged the share of judged hits; empty without a hit
     * @param without queries without a hit, of all
     * @param millis the median time of a query
     */
    public record Row(
            String title,
            boolean standIn,
            String ndcg10,
            String condensed,
            String judged,
            String without,
            String millis) {}

    static RelevanceView of(List<RelevanceResult> results, StoreNames names) {
        return new RelevanceView(
                results.stream().map(result -> row(result, names)).toList(),
                Plot.of(
                        "Relevance by the time of a query",
                        Plot.Axis.logarithmic(
                                "median time of a query, ms, logarithmic",
                                results.stream().mapToDouble(RelevanceResult::medianMillis)),
                        Plot.Axis.share("NDCG@10, higher is better"),
                        results.stream()
                                .map(result -> new Plot.Series(
                                        names.title(result.store())
                                                + (names.isStandIn(result.store()) ? " (stand-in)" : ""),
                                        names.style(result.store()),
                                        point(result).toList(),
                                        false))
                                .toList()));
    }

    private static Row row(RelevanceResult result, StoreNames names) {
        Double judged = result.judged10();
        return new Row(
                names.title(result.store()),
                names.isStandIn(result.store()),
                quality(result.ndcg10())
                        + (result.ndcg10() == null || result.rankedQueries() == null
                                ? ""
                                : " over " + result.rankedQueries()),
                quality(result.condensedNdcg10()),
                judged == null ? "" : String.format(Locale.ROOT, "%.0f%%", 100 * judged),
                result.zeroResults() + " of " + result.queries(),
                Figures.millis(result.medianMillis()));
    }

    private static Stream<Plot.Point> point(RelevanceResult result) {
        Double ndcg = result.ndcg10();
        return ndcg == null
                ? Stream.empty()
                : Stream.of(new Plot.Point(
                        result.medianMillis(),
                        ndcg,
                        ndcg,
                        ndcg,
                        Figures.ratio(ndcg) + " in " + Figures.millis(result.medianMillis()) + " ms"));
    }

    private static String quality(@Nullable Double figure) {
        return figure == null ? "" : String.format(Locale.ROOT, "%.3f", figure);
    }
}
