package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.InvalidDataException;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A Redis server that was reached or started. */
public final class KeyValueEngine implements Engine {

    /** Opens a shop on a server. */
    @FunctionalInterface
    public interface Opening {

        /** A store at the endpoint. */
        Store open(RedisEndpoint endpoint, EngineFacts facts, StoreSettings settings);
    }

    private final RedisEndpoint endpoint;
    private final EngineFacts facts;
    private final Optional<ServerControl> control;
    private final Runnable stop;
    private final Opening opening;

    private KeyValueEngine(
            RedisEndpoint endpoint,
            EngineFacts facts,
            Optional<ServerControl> control,
            Runnable stop,
            Opening opening) {
        this.endpoint = endpoint;
        this.facts = facts;
        this.control = control;
        this.stop = stop;
        this.opening = opening;
    }

    /** The ways to a server here and now; starts nothing. */
    public static List<EngineOption> options(EngineRequest request) {
        EngineOption external = request.variable("POLYSHOP_REDIS_URI")
                .map(uri -> new EngineOption(EngineWay.EXTERNAL, true, false, described(uri)))
                .orElseGet(() -> new EngineOption(
                        EngineWay.EXTERNAL, false, false, "POLYSHOP_REDIS_URI is not set: give a redis:// URI"));
        EngineOption container = ContainerRedis.option(request);
        EngineOption embedded = RedisProgram.find(request)
                .map(program -> new EngineOption(EngineWay.EMBEDDED, true, false, program.description()))
                .orElseGet(() -> new EngineOption(
                        EngineWay.EMBEDDED,
                        false,
                        false,
                        "there is no Redis program for this machine: install redis-server 6.2 or newer"));
        return List.of(external, container, embedded);
    }

    /** Reaches or starts a server by the first way that is asked for and serves. */
    public static KeyValueEngine start(EngineRequest request, Opening opening) {
        Optional<String> uri = request.variable("POLYSHOP_REDIS_URI");
        if (request.allows(EngineWay.EXTERNAL) && uri.isPresent()) {
            if (!request.settings().isEmpty()) {
                throw new InvalidDataException("settings of a Redis server that was started by somebody else are not"
                        + " changed here: leave out "
                        + String.join(", ", request.settings().keySet()));
            }
            RedisEndpoint endpoint = external(request, uri.get());
            return new KeyValueEngine(
                    endpoint, facts(endpoint, EngineWay.EXTERNAL, ""), Optional.empty(), () -> {}, opening);
        }
        if (request.way().equals(Optional.of(EngineWay.EXTERNAL))) {
            throw nothingServes(request);
        }
        return ContainerOrEmbedded.start(
                request,
                ContainerRedis.option(request).available(),
                () -> inContainer(request, opening),
                note -> embedded(request, note, opening));
    }

    private static RedisEndpoint external(EngineRequest request, String uri) {
        RedisEndpoint endpoint = RedisEndpoint.parse(uri);
        Optional<Path> authority = request.variable(RedisEndpoint.CA_VARIABLE).map(Path::of);
        if (authority.isPresent() && !Files.isReadable(authority.get())) {
            throw new StoreUnavailableException(RedisEndpoint.CA_VARIABLE + " names " + authority.get()
                    + ", which cannot be read: name the authority's certificate in PEM");
        }
        return authority.map(endpoint::trusting).orElse(endpoint);
    }

    private static KeyValueEngine inContainer(EngineRequest request, Opening opening) {
        ContainerRedis server = ContainerRedis.start(request);
        try {
            return new KeyValueEngine(
                    server.endpoint(),
                    facts(server.endpoint(), EngineWay.CONTAINER, ""),
                    Optional.of(server.container()),
                    server.container()::close,
                    opening);
        } catch (RuntimeException e) {
            server.container().close();
            throw e;
        }
    }

    private static KeyValueEngine embedded(EngineRequest request, String note, Opening opening) {
        RedisProgram program = RedisProgram.find(request).orElseThrow(() -> nothingServes(request));
        EmbeddedRedis server = EmbeddedRedis.start(program, request);
        try {
            RedisEndpoint endpoint = RedisEndpoint.loopback(server.port());
            return new KeyValueEngine(
                    endpoint,
                    facts(endpoint, EngineWay.EMBEDDED, note),
                    Optional.of(server.process()),
                    server::close,
                    opening);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static StoreUnavailableException nothingServes(EngineRequest request) {
        return new StoreUnavailableException("there is no Redis to use: "
                + String.join(
                        "; ",
                        options(request).stream()
                                .filter(option -> request.allows(option.way()))
                                .map(option -> option.way().word() + ": " + option.description())
                                .toList()));
    }

    private static EngineFacts facts(RedisEndpoint endpoint, EngineWay way, String note) {
        LettuceConnectionFactory connections = KeyValueConnections.open(endpoint, Keyspace.of("polyshop"));
        try {
            return ServerFacts.read(new StringRedisTemplate(connections), endpoint, way, note);
        } catch (RuntimeException e) {
            throw new Failures(endpoint).translate(e, Failures.Effect.READS);
        } finally {
            connections.destroy();
        }
    }

    private static String described(String uri) {
        try {
            return "the server at " + RedisEndpoint.parse(uri);
        } catch (StoreUnavailableException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public EngineFacts facts() {
        return facts;
    }

    @Override
    public HostAndPort address() {
        return endpoint.address();
    }

    @Override
    public Optional<String> noProxyBecause() {
        return endpoint.topology().noProxyBecause();
    }

    @Override
    public Store open(StoreSettings settings) {
        return opening.open(settings.through().map(endpoint::through).orElse(endpoint), facts, settings);
    }

    @Override
    public Optional<ServerControl> control() {
        return control;
    }

    @Override
    public void close() {
        stop.run();
    }
}
