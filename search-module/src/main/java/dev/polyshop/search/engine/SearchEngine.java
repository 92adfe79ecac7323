package dev.polyshop.search.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.engine.ServerControl;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Elasticsearch, reached or started. */
public final class SearchEngine implements Engine {

    /** The product's name. */
    public static final String PRODUCT = "Elasticsearch";

    private final Endpoint endpoint;
    private final Optional<ElasticsearchServer> server;
    private final Map<String, String> indexSettings;
    private final StoreOpener opener;
    private final EngineFacts facts;

    /** Opens a shop's data on a running engine. */
    @FunctionalInterface
    public interface StoreOpener {

        /**
         * Opens a store.
         *
         * @param endpoint where to connect
         * @param facts what serves it
         * @param settings what was asked for
         * @param options how its indices are set up
         */
        Store open(Endpoint endpoint, EngineFacts facts, StoreSettings settings, IndexOptions options);
    }

    private SearchEngine(
            Endpoint endpoint,
            EngineWay way,
            Optional<ElasticsearchServer> server,
            Map<String, String> indexSettings,
            StoreOpener opener) {
        this.endpoint = endpoint;
        this.server = server;
        this.indexSettings = indexSettings;
        this.opener = opener;
        ServerProbe probe = ServerProbe.of(endpoint);
        this.facts = new EngineFacts(
                PRODUCT, probe.version(), way, false, "", endpoint.address().toString(), probe.settings());
    }

    /** The ways it can be reached here, best first. */
    public static List<EngineOption> options(EngineRequest request) {
        return List.of(externalOption(request), containerOption(), embeddedOption(request));
    }

    /**
     * Reaches or starts it.
     *
     * @throws StoreUnavailableException if it cannot, with the way out
     */
    public static SearchEngine start(EngineRequest request, StoreOpener opener) {
        EngineOption chosen = options(request).stream()
                .filter(option -> request.allows(option.way()))
                .filter(option -> option.available() || request.way().isPresent())
                .findFirst()
                .orElseThrow(() -> new StoreUnavailableException(
                        "no Elasticsearch serves here: " + ElasticsearchDistribution.howToGet()));
        if (!chosen.available()) {
            throw new StoreUnavailableException(
                    PRODUCT + " by way of " + chosen.way().word() + ": " + chosen.description());
        }
        return chosen.way() == EngineWay.EXTERNAL ? external(request, opener) : embedded(request, opener);
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
    public Store open(StoreSettings settings) {
        Endpoint address = settings.through().map(endpoint::through).orElse(endpoint);
        return opener.open(address, facts, settings, IndexOptions.of(settings.options(), indexSettings));
    }

    @Override
    public Optional<ServerControl> control() {
        return server.map(ElasticsearchServer::control);
    }

    @Override
    public void close() {
        server.ifPresent(ElasticsearchServer::close);
    }

    private static SearchEngine external(EngineRequest request, StoreOpener opener) {
        Endpoint endpoint =
                request.variable(Endpoint.VARIABLE).map(Endpoint::parse).orElseThrow();
        Map<String, String> settings = IndexOptions.requireValid(request.settings(), "on a server of your own only");
        return new SearchEngine(endpoint, EngineWay.EXTERNAL, Optional.empty(), settings, opener);
    }

    private static SearchEngine embedded(EngineRequest request, StoreOpener opener) {
        NodeSettings node = NodeSettings.of(request.settings());
        ElasticsearchDistribution distribution =
                ElasticsearchDistribution.find(request).orElseThrow();
        ElasticsearchServer server = ElasticsearchServer.start(distribution, request, node);
        try {
            return new SearchEngine(
                    Endpoint.local(server.port()), EngineWay.EMBEDDED, Optional.of(server), node.indices(), opener);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static EngineOption externalOption(EngineRequest request) {
        Optional<String> uri = request.variable(Endpoint.VARIABLE);
        if (uri.isEmpty()) {
            return new EngineOption(
                    EngineWay.EXTERNAL, false, false, "set " + Endpoint.VARIABLE + " to use a server of your own");
        }
        try {
            return new EngineOption(EngineWay.EXTERNAL, true, false, PRODUCT + " at " + Endpoint.parse(uri.get()));
        } catch (StoreUnavailableException e) {
            // Said when it is used: a bad address is not silently passed over for another way.
            return new EngineOption(EngineWay.EXTERNAL, true, false, String.valueOf(e.getMessage()));
        }
    }

    private static EngineOption containerOption() {
        return new EngineOption(EngineWay.CONTAINER, false, false, "container engines are not part of this build yet");
    }

    private static EngineOption embeddedOption(EngineRequest request) {
        return ElasticsearchDistribution.find(request)
                .map(found -> new EngineOption(
                        EngineWay.EMBEDDED,
                        true,
                        false,
                        PRODUCT + " " + found.version() + ", the distribution for integration tests"))
                .orElseGet(
                        () -> new EngineOption(EngineWay.EMBEDDED, false, false, ElasticsearchDistribution.howToGet()));
    }
}
