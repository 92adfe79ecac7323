package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.datasets.generated.DataSize;
import dev.polyshop.comparison.datasets.generated.GeneratedDataset;
import dev.polyshop.comparison.reference.ReferenceStoreProvider;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the load generator itself costs: operations that do nothing, due faster than they can be performed, one worker.
 * The figure is nanoseconds for each operation, schedule, clock readings and both histograms included. Run with
 * {@code -prof gc} to see that nothing is allocated for an operation: what is counted are the histograms of a run,
 * once.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LoadGeneratorBenchmark {

    /** Due in a tenth of a second at ten million a second. */
    private static final int OPERATIONS = 1_000_000;

    private static final Duration LONG_ENOUGH = Duration.ofMillis(100);

    /** The choice among the kinds of a workload, as it is measured, of operations that do nothing. */
    @State(Scope.Benchmark)
    public static class Mix implements OperationMix {

        private final Engine engine = new ReferenceStoreProvider().start(EngineRequest.auto());
        private final Store store = engine.open(StoreSettings.of("benchmark"));
        private final OperationMix mixed = new ShopUnderLoad(
                        store.shop(), LatencyDataReader.read(new GeneratedDataset(DataSize.TINY, 1)), 1, 1)
                .mix(WorkloadFile.named("mixed"));

        /** Ends what the mix was made of. */
        @TearDown
        public void close() {
            store.close();
            engine.close();
        }

        @Override
        public int kinds() {
            return mixed.kinds();
        }

        @Override
        public int kindOf(long sequence) {
            return mixed.kindOf(sequence);
        }

        @Override
        public boolean perform(int kind, long sequence) {
            return true;
        }
    }

    /** An open loop that chooses among the kinds of a workload. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public Measured openLoopMixed(Mix mix) {
        return LoadGenerator.run(LoadPlan.open(1, LONG_ENOUGH, () -> Arrivals.fixed(10_000_000)), mix);
    }

    /** An open loop with evenly spaced arrivals. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public Measured openLoopFixed() {
        return LoadGenerator.run(LoadPlan.open(1, LONG_ENOUGH, () -> Arrivals.fixed(10_000_000)), sequence -> true);
    }

    /** An open loop with Poisson arrivals. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public Measured openLoopPoisson() {
        return LoadGenerator.run(
                LoadPlan.open(1, LONG_ENOUGH, () -> Arrivals.poisson(10_000_000, 1)), sequence -> true);
    }
}
