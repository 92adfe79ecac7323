package dev.polyshop.document.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
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
        return List.of(external(request), container(), embedded(request));
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
        EngineOption option = wanted.stream()
                .filter(EngineOption::available)
                .findFirst()
                .orElseThrow(() -> new StoreUnavailableException("no MongoDB can be reached or started: "
                        + wanted.stream()
                                .map(each -> each.way().word() + ": " + each.description())
                                .collect(Collectors.joining("; "))));
        return switch (option.way()) {
            case EXTERNAL -> startExternal(request, opener);
            case EMBEDDED -> startEmbedded(request, opener);
            case CONTAINER -> throw new StoreUnavailableException(option.description());
        };
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

    private static EngineOption container() {
        return new EngineOption(EngineWay.CONTAINER, false, false, "container engines are not part of this build yet");
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
        return new EngineOption(
                EngineWay.EMBEDDED, true, true, "mongo-java-server in this process, a stand-in for MongoDB");
    }

    private static DocumentEngine startExternal(EngineRequest request, DocumentEngine.Opener opener) {
        refuseSettings(request, "a server that somebody else runs");
        MongoAddress address = new MongoAddress(request.variable(URI_VARIABLE).orElseThrow(), false);
        return DocumentEngine.connect(address, EngineWay.EXTERNAL, "", Optional.empty(), () -> {}, opener);
    }

    private static DocumentEngine startEmbedded(EngineRequest request, DocumentEngine.Opener opener) {
        Optional<Path> mongod = MongodServer.find(request);
        if (mongod.isPresent()) {
            MongodServer server = MongodServer.start(mongod.get(), request);
            return DocumentEngine.connect(
                    MongoAddress.ofLocal(server.address()),
                    EngineWay.EMBEDDED,
                    "",
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
                StandInServer.NOTE,
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
