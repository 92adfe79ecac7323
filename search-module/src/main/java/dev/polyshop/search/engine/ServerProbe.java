package dev.polyshop.search.engine;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import dev.polyshop.contract.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server says of itself. By {@code GET _nodes/_local}: the minimal distribution has no {@code GET /}, which the
 * usual clients ask for the version.
 *
 * @param version the server's version
 * @param settings what of its settings decides what a result is worth
 */
record ServerProbe(String version, Map<String, String> settings) {

    /** Up means: it answers, and its shards from an earlier start are there again. */
    static final String UP = "/_cluster/health?wait_for_status=yellow&wait_for_no_initializing_shards=true&timeout=5s";

    private static final String QUESTION = "/_nodes/_local/jvm,os,plugins,settings?filter_path="
            + "nodes.*.version,nodes.*.jvm.mem.heap_max_in_bytes,nodes.*.jvm.input_arguments,"
            + "nodes.*.os.allocated_processors,"
            + "nodes.*.plugins.name,nodes.*.settings.xpack.security.enabled,nodes.*.settings.discovery.type";

    /** @throws StoreUnavailableException if it does not answer, or is not Elasticsearch */
    static ServerProbe of(Endpoint endpoint) {
        JsonNode answer = firstAnswer(endpoint);
        JsonNode node = answer.path("nodes").values().stream()
                .findFirst()
                .orElseThrow(() -> new StoreUnavailableException(
                        "what listens at " + endpoint + " is not Elasticsearch: check " + Endpoint.VARIABLE));
        Map<String, String> settings = new TreeMap<>();
        settings.put(
                "heap", node.path("jvm").path("mem").path("heap_max_in_bytes").asLong() / (1024 * 1024) + " MiB");
        if (isWithoutOptimizingCompiler(node)) {
            settings.put("compiler", "c1");
        }
        settings.put("processors", node.path("os").path("allocated_processors").asString("?"));
        settings.put(
                "security",
                node.path("settings")
                                .path("xpack")
                                .path("security")
                                .path("enabled")
                                .asString("true")
                                .equals("false")
                        ? "off"
                        : "on");
        return new ServerProbe(node.path("version").asString("unknown"), settings);
    }

    private static boolean isWithoutOptimizingCompiler(JsonNode node) {
        return node.path("jvm").path("input_arguments").values().stream()
                .anyMatch(argument -> argument.asString().equals("-XX:TieredStopAtLevel=1"));
    }

    /** The first thing asked of a server: what goes wrong here may be due to the address. */
    private static JsonNode firstAnswer(Endpoint endpoint) {
        try {
            return Failures.reading(() -> ask(endpoint));
        } catch (StoreUnavailableException e) {
            throw new StoreUnavailableException(
                    "no answer from Elasticsearch at " + endpoint + " (" + Endpoint.VARIABLE + "): " + e.getMessage(),
                    e);
        }
    }

    private static JsonNode ask(Endpoint endpoint) throws IOException {
        try (Rest5Client client = BareClient.of(endpoint)) {
            Response response = client.performRequest(new Request("GET", QUESTION));
            if (response.getStatusCode() >= 300) {
                throw new ResponseException(response); // This client throws by itself from 500 on only.
            }
            String body = new String(response.getEntity().getContent().readAllBytes(), StandardCharsets.UTF_8);
            return JsonMapper.shared().readTree(body);
        } catch (tools.jackson.core.JacksonException e) {
            throw new StoreUnavailableException(
                    "what listens at " + endpoint + " does not speak JSON: check " + Endpoint.VARIABLE, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
