package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.engine.ContainerRuntime;
import dev.polyshop.contract.engine.ContainerSpec;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.RunningContainer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Redis server in a container, with the same append-only file as the embedded one, and a password, since who else
 * reaches a container's port is up to Docker.
 *
 * @param container the server
 * @param endpoint where it listens
 */
record ContainerRedis(RunningContainer container, RedisEndpoint endpoint) {

    private static final String SERVER = "redis";
    private static final String CONFIGURATION = "/usr/local/etc/redis/redis.conf";
    private static final int PORT = 6379;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Whether it could be started. */
    static EngineOption option(EngineRequest request) {
        return ContainerRuntime.present().option(SERVER, request);
    }

    static ContainerRedis start(EngineRequest request) {
        String password = password();
        RunningContainer container = ContainerRuntime.present()
                .start(
                        new ContainerSpec(
                                "Redis",
                                SERVER,
                                PORT,
                                Map.of(),
                                Map.of(CONFIGURATION, configuration(request, password)),
                                List.of("redis-server", CONFIGURATION),
                                started -> Pong.from(started.address(), password),
                                PATIENCE),
                        request);
        return new ContainerRedis(container, RedisEndpoint.at(container.address(), Optional.of(password)));
    }

    private static String configuration(EngineRequest request, String password) {
        return """
                bind * -::*
                port %d
                dir /data
                requirepass %s
                """.formatted(PORT, password) + EmbeddedRedis.persistence(request.settings());
    }

    private static String password() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
