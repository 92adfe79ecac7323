package dev.polyshop.comparison.latency;

import java.time.Duration;

/** Performs an operation until it takes the same time again and again, by the test of {@link Steadiness}. */
final class WarmUp {

    /** Into how many windows the time is cut. */
    private static final int WINDOWS = 20;

    private WarmUp() {}

    /**
     * Each operation of a workload by itself in a closed loop: an open one of low rate would take long to get the
     * compiler going.
     *
     * @param atMost when to give up, for each operation
     * @return whether all became steady before
     */
    static boolean run(Subject subject, LatencyData data, Workload workload, long seed, Duration atMost) {
        ShopUnderLoad shop = new ShopUnderLoad(subject.shop(), data, workload.skew(), seed);
        boolean all = true;
        for (Workload.Share share : workload.operations()) {
            all &= run(sequence -> share.operation().perform(shop, sequence), atMost);
        }
        return all;
    }

    /**
     * Runs.
     *
     * @param atMost when to give up
     * @return whether it became steady before
     */
    static boolean run(Operation operation, Duration atMost) {
        Steadiness steadiness = new Steadiness();
        for (int i = 0; i < WINDOWS && !steadiness.reached(); i++) {
            Measured window = LoadGenerator.run(LoadPlan.closed(1, atMost.dividedBy(WINDOWS)), operation);
            steadiness.add(window.total().service().getValueAtPercentile(50));
        }
        return steadiness.reached();
    }
}
