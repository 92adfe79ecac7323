package dev.polyshop.comparison.report;

import dev.polyshop.comparison.latency.LatencyStatement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How fast each store was at what a shop needs, as far as intervals tell.
 *
 * @param title the need
 * @param meaning the operation it was measured by
 * @param link where the evidence is
 * @param answers one a store, in the stores' order
 */
public record SpeedView(String title, String meaning, String link, List<Answer> answers) {

    /**
     * One store's answer.
     *
     * @param store the store it is about
     * @param style a verdict's name, for the colour
     * @param symbol the answer as a shape
     * @param word the answer in a few words
     * @param basis the figures it rests on
     */
    public record Answer(StoreView store, String style, String symbol, String word, String basis) {}

    private record Need(String title, String operation) {}

    private static final List<Need> NEEDS = List.of(
            new Need("Many small reads", "product-by-id"),
            new Need("Browsing by category", "category-page"),
            new Need("Search as one types", "search"),
            new Need("Checkout", "place-order"),
            new Need("My orders", "history-page"),
            new Need("Reports over all orders", "top-products"));

    static List<SpeedView> of(List<StoreView> stores, LatencyView latency) {
        return NEEDS.stream()
                .map(need -> latency.operations().stream()
                        .filter(measured -> measured.operation().equals(need.operation()))
                        .findFirst()
                        .map(measured -> new SpeedView(
                                need.title(),
                                measured.title() + ", median",
                                "#" + measured.id(),
                                stores.stream()
                                        .map(store -> answer(store, measured))
                                        .toList())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Answer answer(StoreView store, LatencyView.Measured measured) {
        Optional<LatencyRow> found = measured.rows().stream()
                .filter(row -> row.result().store().equals(store.name()))
                .findFirst();
        if (found.isEmpty() || found.get().result().rounds() == 0) {
            return new Answer(store, "not-run", "○", "not measured", "");
        }
        LatencyRow row = found.get();
        if (!row.result().sustained()) {
            return new Answer(store, "not-run", "○", "not sustained", row.throughput() + " per second");
        }
        String basis = row.medianText() + " ms";
        if (row.standIn()) {
            return new Answer(store, "not-run", "○", "not compared", basis + ", on the stand-in");
        }
        String best = measured.rows().stream()
                .filter(other -> other.ratio() != null)
                .min(Comparator.comparing(other -> Objects.requireNonNull(other.ratio())))
                .map(other -> other.result().store())
                .orElse("");
        List<LatencyStatement> medians = measured.statements().stream()
                .filter(statement -> statement.percentile().equals("p50"))
                .toList();
        if (store.name().equals(best)) {
            boolean alone = !medians.isEmpty()
                    && medians.stream()
                            .filter(statement -> statement.first().equals(best)
                                    || statement.second().equals(best))
                            .allMatch(LatencyStatement::clear);
            return alone
                    ? new Answer(store, "pass", "★", "fastest here", basis)
                    : new Answer(store, "none", "≈", "no clear difference", basis);
        }
        return medians.stream()
                .filter(statement ->
                        statement.first().equals(best) && statement.second().equals(store.name()) && statement.clear())
                .findFirst()
                .map(statement -> new Answer(
                        store,
                        "none",
                        "▽",
                        String.format(
                                Locale.ROOT,
                                "%.1f× to %.1f× as long",
                                statement.ratio().low(),
                                statement.ratio().high()),
                        basis))
                .orElseGet(() -> new Answer(store, "none", "≈", "no clear difference", basis));
    }
}
