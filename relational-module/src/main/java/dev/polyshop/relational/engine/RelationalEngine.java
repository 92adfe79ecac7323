package dev.polyshop.relational.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.ContainerOrEmbedded;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.engine.ServerControl;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A PostgreSQL server, somebody else's or one that was started for this run. */
public final class RelationalEngine implements Engine {

    private final PostgresAddress address;
    private final Optional<ServerControl> control;
    private final Runnable stop;
    private final EngineFacts facts;
    private final Opening opening;

    /** Opens a shop's data on a server. */
    @FunctionalInterface
    public interface Opening {

        /** @throws StoreUnavailableException if the server does not answer */
        Store open(PostgresAddress address, EngineFacts facts, StoreSettings settings);
    }

    private RelationalEngine(
            PostgresAddress address,
            Optional<ServerControl> control,
            Runnable stop,
            EngineFacts facts,
            Opening opening) {
        this.address = address;
        this.control = control;
        this.stop = stop;
        this.facts = facts;
        this.opening = opening;
    }

    /** The ways there are, best first; starts nothing. */
    public static List<EngineOption> options(EngineRequest request) {
        PostgresBinaries binaries = PostgresBinaries.here();
        return List.of(
                externalOption(request),
                ContainerPostgres.option(request),
                new EngineOption(
                        EngineWay.EMBEDDED,
                        binaries.arePresent(),
                        false,
                        binaries.arePresent()
                                ? "PostgreSQL as a child process, from " + binaries.artifact()
                                : binaries.missing()));
    }

    /**
     * Reaches or starts the server.
     *
     * @param opening what opens stores on it
     * @throws StoreUnavailableException if that cannot be, with what to do about it
     */
    public static RelationalEngine start(EngineRequest request, Opening opening) {
        Optional<String> variable = PostgresUrl.variable(request);
        if (request.allows(EngineWay.EXTERNAL) && variable.isPresent()) {
            return external(request, variable.get(), opening);
        }
        if (request.way().equals(Optional.of(EngineWay.EXTERNAL))) {
            throw new StoreUnavailableException("no PostgreSQL server is given: set "
                    + String.join(" or ", PostgresUrl.VARIABLES) + " to postgresql://user:password@host:port/database");
        }
        return ContainerOrEmbedded.start(
                request,
                ContainerPostgres.option(request).available(),
                () -> inContainer(request, opening),
                note -> embedded(request, note, opening));
    }

    @Override
    public EngineFacts facts() {
        return facts;
    }

    @Override
    public HostAndPort address() {
        return address.hosts().getFirst();
    }

    @Override
    public Store open(StoreSettings settings) {
        PostgresAddress target = settings.through().map(address::through).orElse(address);
        return opening.open(target, facts, settings);
    }

    @Override
    public Optional<ServerControl> control() {
        return control;
    }

    @Override
    public void close() {
        stop.run();
    }

    private static EngineOption externalOption(EngineRequest request) {
        Optional<String> variable = PostgresUrl.variable(request);
        if (variable.isEmpty()) {
            return new EngineOption(
                    EngineWay.EXTERNAL, false, false, String.join(" and ", PostgresUrl.VARIABLES) + " are not set");
        }
        try {
            PostgresAddress address =
                    PostgresUrl.parse(request.variable(variable.get()).orElseThrow());
            return new EngineOption(
                    EngineWay.EXTERNAL, true, false, "PostgreSQL at " + address + " (" + variable.get() + ")");
        } catch (StoreUnavailableException e) {
            return new EngineOption(EngineWay.EXTERNAL, false, false, variable.get() + ": " + e.getMessage());
        }
    }

    private static RelationalEngine external(EngineRequest request, String variable, Opening opening) {
        if (!request.settings().isEmpty()) {
            throw new StoreUnavailableException("the server in " + variable
                    + " is not ours to configure: leave the engine settings away, or use --way embedded");
        }
        ExternalPostgres server = ExternalPostgres.reach(request, variable);
        return new RelationalEngine(server.address(), Optional.empty(), () -> {}, server.facts(), opening);
    }

    private static RelationalEngine inContainer(EngineRequest request, Opening opening) {
        ContainerPostgres server = ContainerPostgres.start(request);
        return orStop(
                server.container()::close,
                () -> new RelationalEngine(
                        server.address(),
                        Optional.of(server.container()),
                        server.container()::close,
                        ServerFacts.read(server.address(), EngineWay.CONTAINER, ""),
                        opening));
    }

    private static RelationalEngine embedded(EngineRequest request, String note, Opening opening) {
        request.progress().accept("starting PostgreSQL");
        EmbeddedPostgres server = EmbeddedPostgres.start(request);
        return orStop(
                server::close,
                () -> new RelationalEngine(
                        server.address(),
                        Optional.of(server.control()),
                        server::close,
                        ServerFacts.read(server.address(), EngineWay.EMBEDDED, "")
                                .noting(note),
                        opening));
    }

    private static RelationalEngine orStop(Runnable stop, Supplier<RelationalEngine> engine) {
        try {
            return engine.get();
        } catch (RuntimeException e) {
            stop.run();
            throw e;
        }
    }
}
