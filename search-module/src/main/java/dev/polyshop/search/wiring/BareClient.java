package dev.polyshop.search.wiring;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Namespace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends JSON and reads JSON, by the low-level client: no typed requests, no mapping. */
final class BareClient {

    private static final String ONE_COPY = "?preference=" + Documents.ONE_COPY;
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

    private final Rest5Client client;
    private final Namespace namespace;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, String> templates = new ConcurrentHashMap<>();

    BareClient(Rest5Client client, Namespace namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    String index(Kind<?> kind) {
        return namespace.alias(kind.name());
    }

    JsonMapper json() {
        return json;
    }

    /**
     * Asks a search whose text is a template: its places are filled with JSON values, never with raw text. Like the
     * shop, without the shard request cache.
     */
    JsonNode search(Kind<?> kind, String template, Map<String, ?> values) {
        String body = templates.computeIfAbsent(template, BareClient::read);
        for (Map.Entry<String, ?> value : values.entrySet()) {
            body = body.replace("{" + value.getKey() + "}", json.writeValueAsString(value.getValue()));
        }
        return read("/" + index(kind) + "/_search" + ONE_COPY + "&request_cache=false", body);
    }

    /** Reads documents by their ids. */
    JsonNode multiGet(JsonNode docs) {
        return read("/_mget" + ONE_COPY, json.writeValueAsString(Map.of("docs", docs)));
    }

    /** Writes documents: lines of actions and sources. */
    JsonNode bulk(String lines) {
        return Failures.writing(() -> send("/_bulk", lines, NDJSON));
    }

    private JsonNode read(String path, String body) {
        return Failures.reading(() -> send(path, body, ContentType.APPLICATION_JSON));
    }

    private JsonNode send(String path, String body, ContentType type) throws IOException {
        Request request = new Request("POST", path);
        request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), type));
        try (InputStream answer = client.performRequest(request).getEntity().getContent()) {
            return json.readTree(answer);
        }
    }

    private static String read(String template) {
        try (InputStream in = BareClient.class.getResourceAsStream("floor/" + template + ".json")) {
            if (in == null) {
                throw new IOException("floor/" + template + ".json is missing on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
