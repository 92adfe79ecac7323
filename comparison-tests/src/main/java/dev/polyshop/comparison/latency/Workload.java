package dev.polyshop.comparison.latency;

import dev.polyshop.contract.InvalidDataException;
import java.util.List;

/**
 * A mix of operations, as a YAML file says it.
 *
 * @param name a word
 * @param title what it stands for, in a sentence
 * @param skew how unevenly records are chosen: 0 (all alike) to 3
 * @param rate operations due per second
 * @param workers operations under way at once, at most
 * @param operations the mix; weights add up to anything above 0
 */
public record Workload(String name, String title, double skew, double rate, int workers, List<Share> operations) {

    /**
     * One part of the mix.
     *
     * @param operation what is done
     * @param weight how often, relative to the others; above 0
     */
    public record Share(ShopOperation operation, double weight) {}

    /** @throws InvalidDataException if a figure is out of bounds or there is nothing to do */
    public Workload {
        if (!(rate > 0 && rate <= 10_000_000)) {
            throw new InvalidDataException("rate " + rate + " is not above 0 and at most 10,000,000 per second");
        }
        if (workers < 1 || workers > 1_024) {
            throw new InvalidDataException("workers " + workers + " are not within 1 to 1,024");
        }
        operations = List.copyOf(operations);
        if (operations.isEmpty()) {
            throw new InvalidDataException("workload " + name + " has no operations");
        }
    }

    /** The same mix at another rate. */
    public Workload atRate(double other) {
        return new Workload(name, title, skew, other, workers, operations);
    }

    /** The same mix with other concurrency. */
    public Workload withWorkers(int other) {
        return new Workload(name, title, skew, rate, other, operations);
    }

    /** The share of an operation in the mix, 0 to 1. */
    double share(int kind) {
        return operations.get(kind).weight() / totalWeight();
    }

    private double totalWeight() {
        return operations.stream().mapToDouble(Share::weight).sum();
    }

    /** The operation at a point of the mix, from 0 to below 1. */
    int pick(double point) {
        double left = point * totalWeight();
        for (int i = 0; i < operations.size(); i++) {
            left -= operations.get(i).weight();
            if (left < 0) {
                return i;
            }
        }
        return operations.size() - 1;
    }
}
