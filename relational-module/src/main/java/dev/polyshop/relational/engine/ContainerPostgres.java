package dev.polyshop.relational.engine;

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

/**
 * A PostgreSQL server in a container, set up as the embedded one is.
 *
 * @param container the server
 * @param address its database
 */
record ContainerPostgres(RunningContainer container, PostgresAddress address) {

    private static final String SERVER = "postgres";
    private static final int PORT = 5432;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** The same locale as the embedded server's on Linux, and as little care for a crash while it is being made. */
    private static final String INITDB =
            "--encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --lc-collate=C --lc-ctype=C.UTF-8 --no-sync";

    /** Whether it could be started. */
    static EngineOption option(EngineRequest request) {
        return ContainerRuntime.present().option(SERVER, request);
    }

    static ContainerPostgres start(EngineRequest request) {
        String password = EmbeddedPostgres.password();
        List<String> command = new ArrayList<>(List.of("postgres"));
        command.addAll(ServerSettings.of(request.settings()).inContainer().arguments());
        RunningContainer container = ContainerRuntime.present()
                .start(
                        new ContainerSpec(
                                "PostgreSQL",
                                SERVER,
                                PORT,
                                Map.of(
                                        "POSTGRES_USER",
                                        EmbeddedPostgres.USER,
                                        "POSTGRES_PASSWORD",
                                        password,
                                        "POSTGRES_DB",
                                        "postgres",
                                        "POSTGRES_INITDB_ARGS",
                                        INITDB),
                                Map.of(),
                                command,
                                started -> EmbeddedPostgres.answers(address(started.address(), password)),
                                PATIENCE),
                        request);
        return new ContainerPostgres(container, address(container.address(), password));
    }

    private static PostgresAddress address(HostAndPort place, String password) {
        return new PostgresAddress(List.of(place), "postgres", EmbeddedPostgres.USER, password, Map.of());
    }
}
