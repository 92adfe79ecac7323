package dev.polyshop.search.engine;

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
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Elasticsearch, reached or started. */
public final class SearchEngine implements Engine {

    /** The setting for the server's just-in-time compiler: {@code c1} is up sooner and runs slower than {@code c2}. */
    public static final String COMPILER = "compiler";

    /** The product's name. */
    public static final String PRODUCT = "Elasticsearch";

    private final Endpoint endpoint;
    private final Optional<ServerControl> control;
    private final Runnable stop;
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
            EngineFacts facts,
            Optional<ServerControl> control,
            Runnable stop,
            Map<String, String> indexSettings,
            StoreOpener opener) {
        this.endpoint = endpoint;
        this.facts = facts;
        this.control = control;
        this.stop = stop;
        this.indexSettings = indexSettings;
        this.opener = opener;
    }

    /** The ways it can be reached here, best first. */
    public static List<EngineOption> options(EngineRequest request) {
        return List.of(externalOption(request), ContainerElasticsearch.option(request), embeddedOption(request));
    }

    /**
     * Reaches or starts it.
     *
     * @throws StoreUnavailableException if it cannot, with the way out
     */
    public static SearchEngine start(EngineRequest request, StoreOpener opener) {
        boolean external = request.allows(EngineWay.EXTERNAL);
        Optional<Endpoint> given = external ? EndpointVariables.read(request) : Optional.empty();
        if (given.isPresent()) {
            return external(given.get(), request, opener);
        }
        if (request.way().equals(Optional.of(EngineWay.EXTERNAL))) {
            throw new StoreUnavailableException(
                    PRODUCT + " by way of external: " + externalOption(request).description());
        }
        return ContainerOrEmbedded.start(
                request,
                ContainerElasticsearch.option(request).available(),
                () -> inContainer(request, opener),
                note -> embedded(request, note, opener));
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
        return control;
    }

    @Override
    public void close() {
        stop.run();
    }

    private static SearchEngine external(Endpoint endpoint, EngineRequest request, StoreOpener opener) {
        Map<String, String> settings = IndexOptions.requireValid(request.settings(), "on a server of your own only");
        return new SearchEngine(
                endpoint, facts(endpoint, EngineWay.EXTERNAL), Optional.empty(), () -> {}, settings, opener);
    }

    private static SearchEngine inContainer(EngineRequest request, StoreOpener opener) {
        NodeSettings node = NodeSettings.of(request.settings());
        ContainerElasticsearch server = ContainerElasticsearch.start(request, node);
        return orStop(
                server.container()::close,
                () -> new SearchEngine(
                        server.endpoint(),
                        facts(server.endpoint(), EngineWay.CONTAINER),
                        Optional.of(server.container()),
                        server.container()::close,
                        node.indices(),
                        opener));
    }

    private static SearchEngine embedded(EngineRequest request, String note, StoreOpener opener) {
        NodeSettings node = NodeSettings.of(request.settings());
        ElasticsearchDistribution distribution = ElasticsearchDistribution.find(request)
                .orElseThrow(() -> new StoreUnavailableException(
                        "no Elasticsearch serves here: " + ElasticsearchDistribution.howToGet()));
        ElasticsearchServer server = ElasticsearchServer.start(distribution, request, node);
        Endpoint endpoint = Endpoint.local(server.port());
        return orStop(
                server::close,
                () -> new SearchEngine(
                        endpoint,
                        facts(endpoint, EngineWay.EMBEDDED).noting(note),
                        Optional.of(server.control()),
                        server::close,
                        node.indices(),
                        opener));
    }

    private static SearchEngine orStop(Runnable stop, Supplier<SearchEngine> engine) {
        try {
            return engine.get();
        } catch (RuntimeException e) {
            stop.run();
            throw e;
        }
    }

    private static EngineFacts facts(Endpoint endpoint, EngineWay way) {
        ServerProbe probe = ServerProbe.of(endpoint);
        return new EngineFacts(
                PRODUCT, probe.version(), way, false, "", endpoint.address().toString(), probe.settings());
    }

    private static EngineOption externalOption(EngineRequest request) {
        try {
            return EndpointVariables.read(request)
                    .map(endpoint -> new EngineOption(EngineWay.EXTERNAL, true, false, PRODUCT + " at " + endpoint))
                    .orElseGet(() -> new EngineOption(
                            EngineWay.EXTERNAL,
                            false,
                            false,
                            "set " + Endpoint.VARIABLE + " or " + EndpointVariables.CLOUD_ID
                                    + " to use a server of your own"));
        } catch (StoreUnavailableException e) {
            // Said when it is used: a bad address is not silently passed over for another way.
            return new EngineOption(EngineWay.EXTERNAL, true, false, String.valueOf(e.getMessage()));
        }
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
