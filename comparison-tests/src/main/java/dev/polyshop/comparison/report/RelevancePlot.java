package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.RelevanceResult;
import java.util.List;

/** How good a store's answers to searches are, beside how long they take. */
final class RelevancePlot {

    private RelevancePlot() {}

    static Plot of(List<RelevanceResult> results, StoreNames names) {
        return Plot.of(
                "Relevance by the time of a query",
                Plot.Axis.logarithmic(
                        "median time of a query, ms, logarithmic",
                        results.stream().mapToDouble(RelevanceResult::medianMillis)),
                Plot.Axis.share("NDCG@10, higher is better"),
                results.stream()
                        .map(result -> new Plot.Series(
                                names.title(result.store()) + (names.isStandIn(result.store()) ? " (stand-in)" : ""),
                                names.style(result.store()),
                                List.of(new Plot.Point(
                                        result.medianMillis(),
                                        result.ndcg10(),
                                        result.ndcg10(),
                                        result.ndcg10(),
                                        Figures.ratio(result.ndcg10()) + " in " + Figures.millis(result.medianMillis())
                                                + " ms")),
                                false))
                        .toList());
    }
}
