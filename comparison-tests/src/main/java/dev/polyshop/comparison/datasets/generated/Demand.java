package dev.polyshop.comparison.datasets.generated;

import java.math.BigInteger;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/**
 * Who is chosen how often: the item of rank r with a weight of 1 ÷ r<sup>s</sup> (Zipf). The ranks are scattered over
 * the items, so that the first item made is not the most wanted. Sampled by alias tables from {@link StrictMath}
 * weights: the usual samplers call {@link Math#log}, whose last bit may differ from machine to machine.
 */
final class Demand {

    private final SharedStateDiscreteSampler ranks;
    private final int items;
    private final long step;

    /**
     * @param items how many items there are
     * @param exponent the s of the law; 0 wants all alike
     */
    Demand(int items, double exponent) {
        double[] weights = new double[items];
        for (int rank = 1; rank <= items; rank++) {
            weights[rank - 1] = 1 / StrictMath.pow(rank, exponent);
        }
        this.ranks = AliasMethodDiscreteSampler.of(() -> 0L, weights);
        this.items = items;
        this.step = coprimeNear(items * 0.618);
    }

    /** An item from 0, drawn with these random numbers. */
    int draw(UniformRandomProvider random) {
        return itemOfRank(ranks.withUniformRandomProvider(random).sample());
    }

    /** The item that comes at a place of the ranking, from 0: multiplying by a coprime number permutes. */
    int itemOfRank(int rank) {
        return (int) ((rank + 1L) * step % items);
    }

    private long coprimeNear(double wanted) {
        long candidate = Math.max(1, (long) wanted);
        while (!BigInteger.valueOf(candidate).gcd(BigInteger.valueOf(items)).equals(BigInteger.ONE)) {
            candidate++;
        }
        return candidate;
    }
}
