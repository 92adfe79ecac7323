package dev.polyshop.keyvalue.units;

import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.contract.units.UnitsOfWork;
import dev.polyshop.keyvalue.engine.ClientSteps;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.Redis;
import java.util.function.Supplier;

/** Units in one of the three ways of Redis. */
public final class KeyValueUnits implements UnitsOfWork {

    private final Supplier<UnitOfWork> beginning;

    private KeyValueUnits(Supplier<UnitOfWork> beginning) {
        this.beginning = beginning;
    }

    /** Units whose steps count at once. */
    public static KeyValueUnits naive(ClientSteps steps, Keyspace keyspace) {
        return new KeyValueUnits(() -> new KeyValueUnitNaive(steps.open(), keyspace));
    }

    /** Units that watch what they read. */
    public static KeyValueUnits watched(ClientSteps steps, Keyspace keyspace) {
        return new KeyValueUnits(
                () -> new KeyValueUnitOptimistic(new WatchedSnapshot(steps.open(), keyspace), keyspace));
    }

    /** Units that compare what they read by script. */
    public static KeyValueUnits scripted(Redis redis, Keyspace keyspace) {
        return new KeyValueUnits(() -> new KeyValueUnitOptimistic(new ComparedSnapshot(redis, keyspace), keyspace));
    }

    @Override
    public UnitOfWork begin() {
        return beginning.get();
    }
}
