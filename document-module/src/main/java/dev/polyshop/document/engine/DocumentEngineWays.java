package dev.polyshop.document.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.ContainerOrEmbedded;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.engine.RunningContainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ways to a MongoDB server, best first: one given by address, one in a container, one started here. */
public final class DocumentEngineWays {

    /** Gives the address of a server: {@code mongodb://} or {@code mongodb+srv://}. */
    public static final String URI_VARIABLE = "POLYSHOP_MONGODB_URI";

    private DocumentEngineWays() {}

    /** What would serve, and what would not and why. Starts nothing. */
    public static List<EngineOption> options(EngineRequest request) {
        return List.of(external(request), ContainerMongo.option(request), embedded(request));
    }

    /**
     * Reaches or starts the first server that may be tried.
     *
     * @throws StoreUnavailableException if none serves
     */
    public static DocumentEngine start(EngineRequest request, DocumentEngine.Opener opener) {
        List<EngineOption> wanted = options(request).stream()
                .filter(option -> request.allows(option.way()))
                .toList();
        if (request.allows(EngineWay.EXTERNAL) && request.variable(URI_VARIABLE).isPresent()) {
            return startExternal(request, opener);
        }
        if (request.way().equals(Optional.of(EngineWay.EXTERNAL))) {
            throw nothingServes(wanted);
        }
        return ContainerOrEmbedded.start(
                request,
                ContainerMongo.option(request).available(),
                () -> startContainer(request, opener),
                note -> startEmbedded(request, note, opener));
    }

    private static StoreUnavailableException nothingServes(List<EngineOption> wanted) {
        return new StoreUnavailableException("no MongoDB can be reached or started: "
                + wanted.stream()
                        .map(each -> each.way().word() + ": " + each.description())
                        .collect(Collectors.joining("; ")));
    }

    private static EngineOption external(EngineRequest request) {
        return request.variable(URI_VARIABLE)
                .map(uri -> new EngineOption(
                        EngineWay.EXTERNAL,
                        true,
                        false,
                        "the server at " + new MongoAddress(uri, false).hosts() + " (" + URI_VARIABLE + ")"))
                .orElseGet(() -> new EngineOption(
                        EngineWay.EXTERNAL, false, false, "set " + URI_VARIABLE + " to a server's address"));
    }

    private static EngineOption embedded(EngineRequest request) {
        Optional<Path> mongod = MongodServer.find(request);
        if (mongod.isPresent()) {
            return new EngineOption(
                    EngineWay.EMBEDDED, true, false, "mongod at " + mongod.get() + ", a replica set of one member");
        }
        Optional<String> named = request.variable(MongodServer.BINARY_VARIABLE);
        if (named.isPresent()) {
            return new EngineOption(
                    EngineWay.EMBEDDED,
                    false,
                    false,
                    MongodServer.BINARY_VARIABLE + " names " + named.get()
                            + ", which is not an executable file: correct or unset it");
        }
        return new EngineOption(EngineWay.EMBEDDED, true, true, "mongo-java-server, a stand-in for MongoDB");
    }

    private static DocumentEngine startExternal(EngineRequest request, DocumentEngine.Opener opener) {
        refuseSettings(request, "a server that somebody else runs");
        MongoAddress address = new MongoAddress(request.variable(URI_VARIABLE).orElseThrow(), false);
        return DocumentEngine.connect(
                address, EngineWay.EXTERNAL, new DocumentEngine.Notes("", ""), Optional.empty(), () -> {}, opener);
    }

    private static DocumentEngine startContainer(EngineRequest request, DocumentEngine.Opener opener) {
        RunningContainer server = ContainerMongo.start(request);
        return DocumentEngine.connect(
                MongoAddress.ofLocal(server.address()),
                EngineWay.CONTAINER,
                new DocumentEngine.Notes("", ""),
                Optional.of(server),
                server::close,
                opener);
    }

    private static DocumentEngine startEmbedded(EngineRequest request, String note, DocumentEngine.Opener opener) {
        EngineOption option = embedded(request);
        if (!option.available()) {
            throw nothingServes(List.of(option));
        }
        Optional<Path> mongod = MongodServer.find(request);
        if (mongod.isPresent()) {
            MongodServer server = MongodServer.start(mongod.get(), request);
            return DocumentEngine.connect(
                    MongoAddress.ofLocal(server.address()),
                    EngineWay.EMBEDDED,
                    new DocumentEngine.Notes("", note),
                    Optional.of(server.control()),
                    server::close,
                    opener);
        }
        refuseSettings(request, "the stand-in for MongoDB");
        StandInServer server = new StandInServer();
        HostAndPort address = server.address();
        return DocumentEngine.connect(
                MongoAddress.ofLocal(address),
                EngineWay.EMBEDDED,
                new DocumentEngine.Notes(StandInServer.NOTE, note),
                Optional.empty(),
                server::close,
                opener);
    }

    private static void refuseSettings(EngineRequest request, String server) {
        if (!request.settings().isEmpty()) {
            throw new InvalidDataException(server + " takes no settings, but was given "
                    + String.join(
                            ", ", request.settings().keySet().stream().sorted().toList()));
        }
    }
}
