package dev.polyshop.comparison.datasets.load;

import dev.polyshop.contract.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The first figures of every store, held against those added up in plain Java over the same rows, to the minor unit.
 *
 * @param expected in plain Java
 * @param reported by store
 * @param differences where a store says something else, a sentence each
 */
public record FiguresSummary(SalesFigures expected, Map<String, SalesFigures> reported, List<String> differences) {

    /** Keeps its own copies. */
    public FiguresSummary {
        reported = Collections.unmodifiableMap(new LinkedHashMap<>(reported));
        differences = List.copyOf(differences);
    }

    /** Asks stores that hold just the data of the survey. Data without an order has nothing to compare. */
    public static FiguresSummary of(Survey survey, List<Store> stores) {
        Map<String, SalesFigures> reported = new LinkedHashMap<>();
        List<String> differences = new ArrayList<>();
        survey.period().ifPresent(period -> {
            for (Store store : stores) {
                SalesFigures figures = SalesFigures.reportedBy(
                        store.shop().reports(),
                        period,
                        survey.figures().revenue().currency());
                reported.put(store.name(), figures);
                differences.addAll(differences(store.name(), survey.figures(), figures));
            }
        });
        return new FiguresSummary(survey.figures(), reported, differences);
    }

    /** Whether all stores agree with plain Java, and so with each other. */
    public boolean agree() {
        return differences.isEmpty();
    }

    private static List<String> differences(String store, SalesFigures expected, SalesFigures reported) {
        List<String> found = new ArrayList<>();
        compare(store, "revenue", SalesFigures::revenue, expected, reported, found);
        compare(store, "revenue by month", SalesFigures::byMonth, expected, reported, found);
        compare(store, "top products", SalesFigures::topProducts, expected, reported, found);
        compare(store, "top customers", SalesFigures::topCustomers, expected, reported, found);
        return found;
    }

    private static void compare(
            String store,
            String what,
            Function<SalesFigures, Object> figure,
            SalesFigures expected,
            SalesFigures reported,
            List<String> found) {
        if (!figure.apply(expected).equals(figure.apply(reported))) {
            found.add(store + " reports another " + what + ": " + figure.apply(reported) + " instead of "
                    + figure.apply(expected));
        }
    }
}
