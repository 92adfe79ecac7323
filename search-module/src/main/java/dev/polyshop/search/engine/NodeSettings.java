package dev.polyshop.search.engine;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.ServerJvm;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of an embedded node that a caller may choose.
 *
 * @param heap the server's heap as the JVM writes it; {@code 512m} unless said
 * @param compiler the server's just-in-time compiler: {@code c1} is for a server that has to be up soon, and runs
 *     slower; {@code c2} unless said, or left out of this JVM too
 * @param httpPort the port to listen on; a free one unless said
 * @param indices the settings that stores opened here start from; see {@link IndexOptions}
 */
record NodeSettings(String heap, String compiler, Optional<Integer> httpPort, Map<String, String> indices) {

    /**
     * What brings a server up sooner: no verification of classes that are known, and a table with room for all of their
     * names. Without them a start takes a sixth longer.
     */
    private static final String SOON_UP = String.join(
            " ",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:SymbolTableSize=524288");

    private static final Pattern HEAP = Pattern.compile("[1-9][0-9]*[mg]");

    /** @throws StoreUnavailableException if a setting is unknown or out of bounds */
    static NodeSettings of(Map<String, String> settings) {
        Map<String, String> rest = new HashMap<>(settings);
        String heap = Optional.ofNullable(rest.remove("heap")).orElse("512m");
        if (!HEAP.matcher(heap).matches()) {
            throw new StoreUnavailableException("Elasticsearch's heap has to look like 512m or 2g, not " + heap);
        }
        String compiler = Optional.ofNullable(rest.remove(SearchEngine.COMPILER))
                .orElseGet(() -> ServerJvm.isWithoutOptimizingCompiler() ? "c1" : "c2");
        if (!Set.of("c1", "c2").contains(compiler)) {
            throw new StoreUnavailableException("Elasticsearch's compiler has to be c1 or c2, not " + compiler);
        }
        Optional<Integer> port = Optional.ofNullable(rest.remove("http.port")).map(NodeSettings::port);
        return new NodeSettings(
                heap,
                compiler,
                port,
                IndexOptions.requireValid(rest, "heap, " + SearchEngine.COMPILER + ", http.port"));
    }

    /** What the server's JVM is started with. */
    String javaOptions() {
        return "-Xms" + heap + " -Xmx" + heap + " " + SOON_UP
                + (compiler.equals("c1") ? " " + ServerJvm.WITHOUT_OPTIMIZING_COMPILER : "");
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new StoreUnavailableException("http.port has to be a number from 1 to 65535, not " + text, e);
        }
        throw new StoreUnavailableException("http.port has to be a number from 1 to 65535, not " + text);
    }
}
