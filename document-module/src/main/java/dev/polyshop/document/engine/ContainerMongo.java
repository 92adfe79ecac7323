package dev.polyshop.document.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.engine.ContainerRuntime;
import dev.polyshop.contract.engine.ContainerSpec;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.RunningContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A MongoDB server in a container, in a replica set of one member as the embedded one is. */
final class ContainerMongo {

    private static final String SERVER = "mongodb";
    private static final int PORT = 27_017;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private ContainerMongo() {}

    /** Whether it could be started. */
    static EngineOption option(EngineRequest request) {
        return ContainerRuntime.present().option(SERVER, request);
    }

    /** @throws dev.polyshop.contract.StoreUnavailableException if it does not start */
    static RunningContainer start(EngineRequest request) {
        List<String> command = new ArrayList<>(List.of("mongod", "--bind_ip_all", "--replSet", ReplicaSetOfOne.NAME));
        command.addAll(MongodServer.options(request.settings()));
        return ContainerRuntime.present()
                .start(
                        new ContainerSpec(
                                "MongoDB",
                                SERVER,
                                PORT,
                                Map.of(),
                                Map.of(),
                                command,
                                ContainerMongo::isPrimary,
                                PATIENCE),
                        request);
    }

    private static boolean isPrimary(RunningContainer container) {
        try (ReplicaSetOfOne set = new ReplicaSetOfOne(container.address(), new HostAndPort("127.0.0.1", PORT))) {
            return set.isPrimary();
        }
    }
}
