package dev.polyshop.comparison.latency;

import dev.polyshop.contract.InvalidDataException;
import java.util.Arrays;

/**
 * Chooses which record an operation works on, by Zipf's law: the record of rank k is chosen in proportion to 1 /
 * k^skew. The choice hangs on the seed and the operation's number alone, so every store gets the same keys in the same
 * order.
 */
final class KeyChooser {

    private final double[] cumulative;
    private final long seed;
    private final int stream;

    /**
     * @param records how many there are, at least 1
     * @param skew 0 (all alike) to 3; web traffic is near 1
     * @param stream above 0; choosers with other streams choose independently under the same seed
     */
    KeyChooser(int records, double skew, long seed, int stream) {
        if (records < 1 || !(skew >= 0 && skew <= 3)) {
            throw new InvalidDataException("cannot choose among " + records + " records with a skew of " + skew);
        }
        this.seed = seed;
        this.stream = stream;
        this.cumulative = new double[records];
        double sum = 0;
        for (int rank = 1; rank <= records; rank++) {
            sum += Math.pow(rank, -skew);
            cumulative[rank - 1] = sum;
        }
    }

    /** The record for an operation, from 0; the most popular is not the first one but anywhere. */
    int choose(long sequence) {
        double point = fraction(sequence, stream) * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, point);
        int rank = Math.min(found < 0 ? -found - 1 : found, cumulative.length - 1);
        return (int) Math.floorMod(rank * 2_654_435_761L + seed, (long) cumulative.length);
    }

    /** A number from 0 to below 1 for an operation; another stream, 0 to 30, gives an independent one. */
    double fraction(long sequence, int stream) {
        return (mix(sequence * 31 + stream + mix(seed)) >>> 11) * 0x1.0p-53;
    }

    /** SplitMix64's finalizer (Steele, Lea and Flood, 2014). */
    private static long mix(long z) {
        z += 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
