package dev.polyshop.comparison.datasets.load;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.RowReader;
import dev.polyshop.comparison.datasets.RowSource;
import dev.polyshop.comparison.datasets.Tally;
import dev.polyshop.comparison.results.DataFacts;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.reports.Period;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One reading of a whole data set before any of it goes into a store: what there is, what is kept out and why, and the
 * figures that the stores have to give afterwards.
 *
 * @param facts how much goes in and how much is kept out
 * @param deliveries how many products have pieces coming in
 * @param tallies the account of each kind of thing
 * @param period from the day of the first order to that of the last; empty without orders
 * @param figures added up in plain Java
 * @param damages where files end in the middle, a sentence each: what goes in is not complete then
 */
public record Survey(
        DataFacts facts,
        long deliveries,
        List<Tally> tallies,
        Optional<Period> period,
        SalesFigures figures,
        List<String> damages) {

    /** Keeps its own copies. */
    public Survey {
        tallies = List.copyOf(tallies);
        damages = List.copyOf(damages);
    }

    /**
     * Reads it all.
     *
     * @param intake told of every row
     * @throws dev.polyshop.comparison.datasets.DatasetException if a file cannot be read, or at the first bad row if
     *     the intake is strict
     */
    public static Survey of(Dataset data, Intake intake, ImportProgress progress) {
        SalesAccumulator sales = new SalesAccumulator(data.currency(), data.zone());
        long[] lines = {0};
        Consumer<Order> order = one -> {
            sales.add(one);
            lines[0] += one.lines().size();
        };
        long customers = count("customers", data.customers(), intake, progress, one -> {});
        long products = count("products", data.products(), intake, progress, one -> {});
        long deliveries = count("deliveries", data.deliveries(), intake, progress, one -> {});
        long orders = count("orders", data.orders(), intake, progress, order);
        DataFacts facts = new DataFacts(data.name(), products, customers, orders, lines[0], intake.rejectedByReason());
        return new Survey(facts, deliveries, intake.tallies(), sales.period(), sales.figures(), intake.damages());
    }

    private static <T> long count(
            String things, RowSource<T> source, Intake intake, ImportProgress progress, Consumer<T> each) {
        long count = 0;
        try (RowReader<T> rows = source.read(intake)) {
            while (rows.hasNext()) {
                each.accept(rows.next());
                if (++count % 10_000 == 0) {
                    progress.at("reading " + things, count, -1);
                }
            }
        }
        progress.at("reading " + things, count, count);
        return count;
    }
}
