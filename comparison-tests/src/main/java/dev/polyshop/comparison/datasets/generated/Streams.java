package dev.polyshop.comparison.datasets.generated;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;

/**
 * Random numbers of its own for each row: row 900,000 can be made without the rows before it. SplitMix64 (Steele, Lea
 * and Flood 2014) is a fixed algorithm on 64-bit integers, so that the numbers are the same on every machine.
 *
 * @param seed what all of it depends on
 */
record Streams(long seed) {

    /** What the numbers are for; rows of different kinds share none. */
    enum Kind {
        CUSTOMER,
        PRODUCT,
        DETAILS,
        DELIVERY,
        DAY,
        ORDER
    }

    UniformRandomProvider of(Kind kind, long row) {
        return new SplitMix64(mix(mix(seed + 0x9E3779B97F4A7C15L * (kind.ordinal() + 1)) + row));
    }

    /** The finalizer of MurmurHash3 in Stafford's variant 13: neighbours end up far apart. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
