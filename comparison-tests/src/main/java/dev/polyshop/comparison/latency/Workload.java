package dev.polyshop.comparison.latency;

import dev.polyshop.contract.InvalidDataException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mix of operations, as a YAML file says it.
 *
 * @param name a word
 * @param title what it stands for, in a sentence
 * @param skew how unevenly records are chosen: 0 (all alike) to 3
 * @param pace how operations come
 * @param workers operations under way at once, at most
 * @param operations the mix; weights add up to anything above 0
 */
public record Workload(String name, String title, double skew, Pace pace, int workers, List<Share> operations) {

    /**
     * One part of the mix.
     *
     * @param operation what is done
     * @param weight how often, relative to the others; above 0
     */
    public record Share(ShopOperation operation, double weight) {}

    /** @throws InvalidDataException if a figure is out of bounds or there is nothing to do */
    public Workload {
        if (workers < 1 || workers > 1_024) {
            throw new InvalidDataException("workers " + workers + " are not within 1 to 1,024");
        }
        operations = List.copyOf(operations);
        if (operations.isEmpty()) {
            throw new InvalidDataException("workload " + name + " has no operations");
        }
    }

    /** The same mix at another pace. */
    public Workload at(Pace other) {
        return new Workload(name, title, skew, other, workers, operations);
    }

    /** The same mix in an open loop at another rate; arrivals are spaced as before, or at random if it was closed. */
    public Workload atRate(double perSecond) {
        Pace.Spacing spacing = pace instanceof Pace.Open open ? open.arrivals() : Pace.Spacing.POISSON;
        return at(new Pace.Open(perSecond, spacing));
    }

    /** The same mix with other concurrency. */
    public Workload withWorkers(int other) {
        return new Workload(name, title, skew, pace, other, operations);
    }

    /** What is left of the mix without some operations, each at the rate it had; empty if nothing is. */
    Optional<Workload> without(Set<ShopOperation> absent) {
        List<Share> left = operations.stream()
                .filter(share -> !absent.contains(share.operation()))
                .toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        Workload rest = new Workload(name, title, skew, pace, workers, left);
        return Optional.of(
                pace instanceof Pace.Open(double perSecond, Pace.Spacing arrivals)
                        ? rest.at(new Pace.Open(perSecond * rest.totalWeight() / totalWeight(), arrivals))
                        : rest);
    }

    /** The share of an operation in the mix, 0 to 1. */
    double share(int kind) {
        return operations.get(kind).weight() / totalWeight();
    }

    private double totalWeight() {
        return operations.stream().mapToDouble(Share::weight).sum();
    }
}
