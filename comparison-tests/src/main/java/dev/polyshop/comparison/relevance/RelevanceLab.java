package dev.polyshop.comparison.relevance;

import dev.polyshop.comparison.results.RelevanceResult;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.search.SearchQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Asks a store that holds the judged catalogue every judged query. */
public final class RelevanceLab {

    /** Deep enough that ten judged hits are mostly among them. */
    private static final int HITS = 50;

    private final Judgments judgments;
    private final Consumer<String> progress;

    /**
     * @param judgments the queries and what was said of their answers
     * @param progress told which store is asked
     */
    public RelevanceLab(Judgments judgments, Consumer<String> progress) {
        this.judgments = judgments;
        this.progress = progress;
    }

    /** Asks all queries, twice: the first time warms up, the second one is timed. */
    public RelevanceResult ask(Store store) {
        progress.accept("asking " + store.name() + " " + judgments.byQuery().size() + " judged queries");
        List<RankedAnswer> answers = answers(store, new Histogram(3));
        Histogram nanos = new Histogram(3);
        answers(store, nanos);
        int hits = answers.stream().mapToInt(RankedAnswer::hits).sum();
        long judgedHits = answers.stream().mapToLong(RankedAnswer::judgedHits).sum();
        return new RelevanceResult(
                store.name(),
                answers.size(),
                mean(answers, RankedAnswer::ndcg),
                mean(answers, RankedAnswer::condensedNdcg),
                hits == 0 ? null : (Double) (judgedHits / (double) hits),
                (int) answers.stream().filter(answer -> answer.hits() == 0).count(),
                nanos.getValueAtPercentile(50) / 1e6,
                (int) answers.stream()
                        .filter(answer -> answer.ndcg().isPresent())
                        .count());
    }

    private List<RankedAnswer> answers(Store store, Histogram nanos) {
        List<RankedAnswer> answers = new ArrayList<>();
        judgments.byQuery().forEach((query, ratings) -> {
            long began = System.nanoTime();
            List<String> skus =
                    store.shop().search().search(SearchQuery.of(query).page(PageRequest.first(HITS))).hits().stream()
                            .map(hit -> hit.product().sku())
                            .toList();
            nanos.recordValue(System.nanoTime() - began);
            answers.add(new RankedAnswer(skus, ratings));
        });
        return answers;
    }

    /** Over the queries for which something relevant was judged; null where there are none. */
    private static @Nullable Double mean(List<RankedAnswer> answers, Function<RankedAnswer, Optional<Double>> figure) {
        OptionalDouble mean = answers.stream()
                .map(figure)
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .average();
        return mean.isPresent() ? (Double) mean.getAsDouble() : null;
    }
}
