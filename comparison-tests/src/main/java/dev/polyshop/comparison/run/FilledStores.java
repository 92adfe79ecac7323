package dev.polyshop.comparison.run;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.RowReader;
import dev.polyshop.comparison.datasets.generated.DataSize;
import dev.polyshop.comparison.datasets.generated.TradedCatalogue;
import dev.polyshop.comparison.datasets.load.DatasetImport;
import dev.polyshop.comparison.datasets.load.Survey;
import dev.polyshop.comparison.latency.LatencyData;
import dev.polyshop.comparison.latency.LatencyDataReader;
import dev.polyshop.comparison.latency.LatencyLab.Candidate;
import dev.polyshop.comparison.stores.RunningStores.Running;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.orders.Order;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The running engines, each with one more store that holds a data set and nothing else: what other phases have left
 * does not weigh on a measurement. Closing removes them.
 */
final class FilledStores implements AutoCloseable {

    private final LatencyData data;
    private final List<Candidate> candidates = new ArrayList<>();

    private FilledStores(LatencyData data) {
        this.data = data;
    }

    /**
     * Fills them, one after the other. A catalogue without orders gets made-up ones, or there would be nothing to check
     * out and to report.
     *
     * @param name told apart by it from other such stores of the same run
     */
    static FilledStores fill(RunContext context, Dataset source, String name) {
        Dataset dataset = hasOrders(source)
                ? source
                : new TradedCatalogue(source, DataSize.TINY, context.plan().seed());
        FilledStores filled = new FilledStores(LatencyDataReader.read(dataset));
        try {
            Survey survey = Survey.of(dataset, Intake.unwatched(), (work, done, total) -> {});
            for (Running running : context.stores().all()) {
                context.progress().say("latency: filling " + running.store().name() + " with " + dataset.name());
                Store store = running.engine()
                        .open(new StoreSettings(
                                context.plan().namespace() + "_" + name,
                                context.plan().keep(),
                                Clock.systemUTC(),
                                Optional.empty(),
                                Map.of()));
                filled.candidates.add(
                        new Candidate(store.name(), store, running.engine().control()));
                new DatasetImport(dataset, survey, (work, done, total) -> {}).into(store, false);
                LatencyDataReader.stock(store.shop(), filled.data);
                store.shop().awaitVisibility();
            }
            return filled;
        } catch (RuntimeException e) {
            filled.close();
            throw e;
        }
    }

    private static boolean hasOrders(Dataset source) {
        try (RowReader<Order> orders = source.orders().readAgain()) {
            return orders.hasNext();
        }
    }

    /** What they hold, as far as operations choose from it. */
    LatencyData data() {
        return data;
    }

    /** The stores, in the usual order. */
    List<Candidate> candidates() {
        return candidates;
    }

    @Override
    public void close() {
        candidates.forEach(candidate -> candidate.store().close());
    }
}
