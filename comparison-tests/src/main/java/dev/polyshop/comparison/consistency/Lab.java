package dev.polyshop.comparison.consistency;

import dev.polyshop.comparison.results.ConsistencyResult;
import dev.polyshop.comparison.stores.RunningStores.Running;
import dev.polyshop.contract.AbsentMode;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.engine.EngineRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs the matrix of experiments, stores and conditions. The stores are at work side by side, each with its own
 * experiments one after the other (and beside them those that start a server of their own). The fixed interleavings
 * come first, where little else is at work; experiments that measure times have the machine to themselves.
 */
public final class Lab {

    private enum Turn {
        INTERLEAVINGS,
        TIMES,
        LOAD;

        static Turn of(Experiment experiment) {
            return experiment.measuresTimes() ? TIMES : experiment.group() == Group.ANOMALIES ? INTERLEAVINGS : LOAD;
        }
    }

    private final LabRequest request;
    private final Function<StoreProvider, EngineRequest> engines;
    private final Consumer<ConsistencyResult> listener;

    /**
     * @param engines how the engine of each store was asked for
     * @param listener told each result as it comes, from several threads
     */
    public Lab(
            LabRequest request, Function<StoreProvider, EngineRequest> engines, Consumer<ConsistencyResult> listener) {
        this.request = request;
        this.engines = engines;
        this.listener = listener;
    }

    /** How many results there will be. */
    public static long cells(List<Experiment> experiments, List<Running> stores) {
        return experiments.stream()
                .flatMap(experiment -> stores.stream()
                        .map(running -> experiment
                                        .conditions(running.provider(), running.store())
                                        .size()
                                + running.store().absentModes().size()))
                .mapToLong(Integer::longValue)
                .sum();
    }

    /** The results, in the order of experiments, stores and conditions. */
    public List<ConsistencyResult> run(List<Running> stores) {
        List<Cell> results = new ArrayList<>();
        for (Turn turn : Turn.values()) {
            List<Experiment> experiments = request.experiments().stream()
                    .filter(experiment -> Turn.of(experiment) == turn)
                    .toList();
            if (!experiments.isEmpty()) {
                results.addAll(
                        turn == Turn.TIMES
                                ? stores.stream()
                                        .flatMap(store -> runOn(store, experiments, stores.indexOf(store)).stream())
                                        .toList()
                                : sideBySide(stores.stream()
                                        .<Supplier<List<Cell>>>map(
                                                store -> () -> runOn(store, experiments, stores.indexOf(store)))
                                        .toList()));
            }
        }
        return results.stream()
                .sorted(Comparator.comparingInt(
                                (Cell cell) -> request.experiments().indexOf(cell.experiment))
                        .thenComparingInt(Cell::store))
                .map(Cell::result)
                .toList();
    }

    private record Cell(Experiment experiment, int store, ConsistencyResult result) {}

    private static List<Cell> sideBySide(List<Supplier<List<Cell>>> works) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<List<Cell>>> runs = works.stream()
                    .map(work -> CompletableFuture.supplyAsync(work, threads))
                    .toList();
            return runs.stream().flatMap(run -> run.join().stream()).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** In a namespace of the lab's own, so that what else is in the store does not matter. */
    private List<Cell> runOn(Running running, List<Experiment> experiments, int place) {
        StoreSettings settings = StoreSettings.of(request.namespace() + "_lab");
        try (Store store = running.engine().open(settings)) {
            return sideBySide(
                    experiments.stream()
                            .collect(Collectors.partitioningBy(Experiment::isOnServerOfItsOwn))
                            .values()
                            .stream()
                            .<Supplier<List<Cell>>>map(lane -> () -> lane.stream()
                                    .flatMap(experiment -> cells(running, store, settings, experiment, place).stream())
                                    .toList())
                            .toList());
        }
    }

    private List<Cell> cells(Running running, Store store, StoreSettings settings, Experiment experiment, int place) {
        List<Cell> cells = new ArrayList<>();
        for (Condition condition : experiment.conditions(running.provider(), store)) {
            Bench bench = new Bench(
                    running.provider(),
                    engines.apply(running.provider()),
                    running.engine(),
                    store,
                    settings,
                    condition);
            cells.add(new Cell(experiment, place, told(Trial.run(experiment, bench, request))));
        }
        for (AbsentMode absent : store.absentModes()) {
            cells.add(new Cell(experiment, place, told(Judgement.absent(experiment, store, absent))));
        }
        return cells;
    }

    private ConsistencyResult told(ConsistencyResult result) {
        System.getLogger(Lab.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} {1} {2}: {3}, {4} ms",
                        result.id(),
                        result.store(),
                        result.mode(),
                        result.observed(),
                        String.valueOf(result.millis()));
        listener.accept(result);
        return result;
    }
}
