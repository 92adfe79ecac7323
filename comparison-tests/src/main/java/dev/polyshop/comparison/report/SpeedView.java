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
        if (row.result().errors() > 0) {
            return new Answer(
                    store, "not-run", "○", Figures.counted(row.result().errors(), "error") + ", not compared", "");
        }
        String basis = row.medianText() + " ms";
        if (row.standIn()) {
            return new Answer(store, "not-run", "○", "not compared", basis + ", on the stand-in");
        }
        List<LatencyRow> ranked = measured.rows().stream()
                .filter(other -> other.ratio() != null)
                .sorted(Comparator.comparing(other -> Objects.requireNonNull(other.ratio())))
                .toList();
        if (ranked.size() < 2 || row.ratio() == null) {
            return new Answer(store, "not-run", "○", "not compared", basis);
        }
        String best = ranked.getFirst().result().store();
        if (store.name().equals(best)) {
            List<Optional<LatencyStatement>> rivals = ranked.stream()
                    .skip(1)
                    .map(rival -> statement(measured, best, rival.result().store()))
                    .toList();
            return rivals.stream()
                            .allMatch(rival ->
                                    rival.filter(LatencyStatement::clear).isPresent())
                    ? new Answer(store, "pass", "★", "fastest here", basis)
                    : new Answer(store, "none", "≈", "no clear difference", basis);
        }
        return statement(measured, best, store.name())
                .filter(LatencyStatement::clear)
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

    private static Optional<LatencyStatement> statement(LatencyView.Measured measured, String first, String second) {
        return measured.statements().stream()
                .filter(statement -> statement.percentile().equals("p50")
                        && statement.first().equals(first)
                        && statement.second().equals(second))
                .findFirst();
    }
}
