package dev.polyshop.comparison.reference;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.engine.ServerControl;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a server is to the other stores: it keeps the data of each namespace while it runs. */
final class ReferenceEngine implements Engine {

    private final Map<String, ReferenceData> namespaces = new ConcurrentHashMap<>();

    @Override
    public EngineFacts facts() {
        return new EngineFacts(
                "plain Java",
                Runtime.version().toString(),
                EngineWay.EMBEDDED,
                false,
                "Lives in this process and ends with it.",
                "this process",
                Map.of("durability", "none"));
    }

    @Override
    public HostAndPort address() {
        return new HostAndPort("in-process", 1);
    }

    @Override
    public Store open(StoreSettings settings) {
        ReferenceData data = namespaces.computeIfAbsent(settings.namespace(), name -> new ReferenceData());
        Runnable remove = settings.keep() ? () -> {} : () -> namespaces.remove(settings.namespace());
        return new ReferenceStore(facts(), new ReferenceShop(data, settings.clock()), remove);
    }

    @Override
    public Optional<ServerControl> control() {
        return Optional.empty();
    }

    @Override
    public void close() {
        namespaces.clear();
    }
}
