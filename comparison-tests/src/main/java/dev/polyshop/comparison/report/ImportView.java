package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.ImportResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How fast each store took the data in.
 *
 * @param rows one a store that took it in, in the stores' order
 */
public record ImportView(List<Row> rows) {

    /**
     * One store.
     *
     * @param store the store
     * @param result the figures
     * @param share rows per second by those of the fastest real engine, floor included, for the bar: 0 to 1
     * @param floorShare the same of the floor; null if not measured
     * @param ratio rows per second by the floor's; null if not measured
     */
    public record Row(
            StoreView store,
            ImportResult result,
            double share,
            @Nullable Double floorShare,
            @Nullable Double ratio) {

        public String rows() {
            return Figures.grouped(result.rows());
        }

        public String seconds() {
            return Figures.seconds(result.seconds());
        }

        public String perSecond() {
            return Figures.grouped(Math.round(result.rowsPerSecond()));
        }

        /** Empty if not measured: a missing value is missing, never zero. */
        public String floorPerSecond() {
            return result.floorRowsPerSecond() == null ? "" : Figures.grouped(Math.round(result.floorRowsPerSecond()));
        }

        /** As in {@code 0.62}; empty if not measured. */
        public String ratioText() {
            return ratio == null ? "" : Figures.ratio(ratio);
        }

        /** The bar's width in hundredths. */
        public int percent() {
            return (int) Math.round(share * 100);
        }

        /** The floor's place on the same scale in hundredths; −1 if not measured. */
        public int floorPercent() {
            return floorShare == null ? -1 : (int) Math.round(floorShare * 100);
        }
    }

    static ImportView of(List<ImportResult> imports, List<StoreView> stores) {
        Set<String> compared = stores.stream()
                .filter(store -> !store.standIn())
                .map(StoreView::name)
                .collect(Collectors.toSet());
        double best = imports.stream()
                .filter(one -> compared.contains(one.store()))
                .mapToDouble(one ->
                        Math.max(one.rowsPerSecond(), one.floorRowsPerSecond() == null ? 0 : one.floorRowsPerSecond()))
                .max()
                .orElse(1);
        return new ImportView(stores.stream()
                .flatMap(store -> imports.stream()
                        .filter(one -> one.store().equals(store.name()))
                        .map(one -> row(store, one, best)))
                .toList());
    }

    private static Row row(StoreView store, ImportResult one, double best) {
        Double floor = one.floorRowsPerSecond();
        return new Row(
                store,
                one,
                one.rowsPerSecond() / best,
                floor == null ? null : floor / best,
                floor == null || floor == 0 ? null : one.rowsPerSecond() / floor);
    }
}
