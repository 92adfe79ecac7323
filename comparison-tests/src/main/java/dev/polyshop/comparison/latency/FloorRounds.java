package dev.polyshop.comparison.latency;

import dev.polyshop.contract.DriverFloor;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Prices a store's mapping layer: an operation through the shop beside the same commands through the bare driver, one
 * at a time in a closed loop, in rounds that take turns.
 */
final class FloorRounds {

    private static final Duration TURN = Duration.ofMillis(150);

    private final ShopUnderLoad shop;
    private final DriverFloor floor;
    private final int rounds;
    private final long seed;

    FloorRounds(ShopUnderLoad shop, DriverFloor floor, int rounds, long seed) {
        this.shop = shop;
        this.floor = floor;
        this.rounds = rounds;
        this.seed = seed;
    }

    /**
     * For each operation, the shop's median service time by the bare driver's: 1 means that the mapping layer costs
     * nothing.
     *
     * @param operations such as have a floor
     */
    Map<ShopOperation, Interval> run(List<ShopOperation> operations) {
        Map<ShopOperation, Interval> ratios = new EnumMap<>(ShopOperation.class);
        operations.forEach(operation -> ratios.put(operation, ratio(operation)));
        return ratios;
    }

    private Interval ratio(ShopOperation operation) {
        Operation throughTheShop = sequence -> operation.perform(shop, sequence);
        Operation throughTheDriver = sequence -> operation.performBare(floor, shop, sequence);
        double[] shopMedians = new double[rounds];
        double[] driverMedians = new double[rounds];
        // One round more, not counted, to warm both up.
        for (int round = -1; round < rounds; round++) {
            boolean shopFirst = round % 2 == 0;
            double first = median(operation, shopFirst ? throughTheShop : throughTheDriver);
            double second = median(operation, shopFirst ? throughTheDriver : throughTheShop);
            if (round >= 0) {
                shopMedians[round] = shopFirst ? first : second;
                driverMedians[round] = shopFirst ? second : first;
            }
        }
        return Bootstrap.ratio(shopMedians, driverMedians, seed);
    }

    private static double median(ShopOperation operation, Operation side) {
        Latencies latencies = LoadGenerator.run(LoadPlan.closed(1, TURN), side).total();
        if (latencies.errors() > 0 || latencies.service().getTotalCount() == 0) {
            throw new IllegalStateException(operation.word() + " was answered wrong " + latencies.errors()
                    + " times of " + latencies.performed() + " while its floor was measured");
        }
        return latencies.service().getValueAtPercentile(50);
    }
}
