package dev.polyshop.comparison.latency;

import java.util.Arrays;

/** Chooses the kind of an operation by a workload's weights. */
final class KindChooser {

    private final double[] upTo;

    KindChooser(Workload workload) {
        double[] shares = new double[workload.operations().size()];
        Arrays.setAll(shares, workload::share);
        Arrays.parallelPrefix(shares, Double::sum);
        this.upTo = shares;
    }

    /** The kind at a point of the mix, from 0 to below 1. */
    int at(double point) {
        int kind = 0;
        while (kind < upTo.length - 1 && upTo[kind] <= point) {
            kind++;
        }
        return kind;
    }
}
