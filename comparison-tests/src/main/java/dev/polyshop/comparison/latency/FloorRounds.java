package dev.polyshop.comparison.latency;

import dev.polyshop.contract.DriverFloor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.descriptive.Median;

/**
 * Prices a store's mapping layer: an operation through the shop beside the same commands through the bare driver, one
 * at a time in a closed loop, in rounds that take turns.
 */
final class FloorRounds {

    private static final double MICRO = 1e3;

    /** How many turns each side has. */
    private static final int ROUNDS = 9;

    private final ShopUnderLoad shop;
    private final DriverFloor floor;
    private final LatencyProfile profile;
    private final long seed;

    FloorRounds(ShopUnderLoad shop, DriverFloor floor, LatencyProfile profile, long seed) {
        this.shop = shop;
        this.floor = floor;
        this.profile = profile;
        this.seed = seed;
    }

    /**
     * For each operation, the shop's median service time by the bare driver's.
     *
     * @param operations such as have a floor
     */
    Map<ShopOperation, Floor> run(List<ShopOperation> operations) {
        Map<ShopOperation, Floor> floors = new EnumMap<>(ShopOperation.class);
        operations.forEach(operation -> floors.put(operation, price(operation)));
        return floors;
    }

    private Floor price(ShopOperation operation) {
        Operation throughTheShop = sequence -> operation.perform(shop, sequence);
        Operation throughTheDriver = sequence -> operation.performBare(floor, shop, sequence);
        double[] shopMedians = new double[ROUNDS];
        double[] driverMedians = new double[ROUNDS];
        boolean steady = WarmUp.run(throughTheShop, profile.floorWarmUp());
        steady &= WarmUp.run(throughTheDriver, profile.floorWarmUp());
        for (int round = 0; round < ROUNDS; round++) {
            boolean shopFirst = round % 2 == 0;
            Latencies first = take(shopFirst ? throughTheShop : throughTheDriver);
            Latencies second = take(shopFirst ? throughTheDriver : throughTheShop);
            if (first.errors() + second.errors() > 0) {
                return new Floor.NotPriced("of " + (first.performed() + second.performed()) + " answers "
                        + (first.errors() + second.errors()) + " were wrong, through the shop or through the driver");
            }
            if (first.performed() == 0 || second.performed() == 0) {
                return new Floor.NotPriced("in a turn of " + profile.floorTurn().toMillis()
                        + " ms nothing was answered: the machine was too busy, or the profile is too quick");
            }
            shopMedians[round] = median(shopFirst ? first : second);
            driverMedians[round] = median(shopFirst ? second : first);
        }
        return new Floor.Priced(
                Median.withDefaults().evaluate(shopMedians) / MICRO,
                Median.withDefaults().evaluate(driverMedians) / MICRO,
                Bootstrap.ratio(shopMedians, driverMedians, seed),
                steady);
    }

    private Latencies take(Operation side) {
        return LoadGenerator.run(LoadPlan.closed(1, profile.floorTurn()), side).total();
    }

    private static double median(Latencies latencies) {
        return latencies.service().getValueAtPercentile(50);
    }
}
