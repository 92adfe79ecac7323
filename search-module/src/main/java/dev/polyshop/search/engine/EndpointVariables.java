package dev.polyshop.search.engine;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The variables that lead to a server of somebody else: an address or a cloud id, and beside it a login and what its
 * certificate is checked by.
 */
final class EndpointVariables {

    static final String CLOUD_ID = "POLYSHOP_ELASTICSEARCH_CLOUD_ID";
    static final String API_KEY = "POLYSHOP_ELASTICSEARCH_API_KEY";
    static final String USER = "POLYSHOP_ELASTICSEARCH_USER";
    static final String PASSWORD = "POLYSHOP_ELASTICSEARCH_PASSWORD";
    static final String CA_FILE = "POLYSHOP_ELASTICSEARCH_CA_FILE";
    static final String CA_FINGERPRINT = "POLYSHOP_ELASTICSEARCH_CA_FINGERPRINT";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private EndpointVariables() {}

    /**
     * The server that the variables name, if they name one.
     *
     * @throws StoreUnavailableException if they contradict each other or cannot be read, without a secret in the
     *     sentence
     */
    static Optional<Endpoint> read(EngineRequest request) {
        refuseBoth(request, Endpoint.VARIABLE, CLOUD_ID);
        refuseBoth(request, API_KEY, USER);
        refuseBoth(request, CA_FILE, CA_FINGERPRINT);
        Optional<Endpoint> named = request.variable(Endpoint.VARIABLE)
                .map(Endpoint::parse)
                .or(() -> request.variable(CLOUD_ID).map(EndpointVariables::ofCloudId));
        return named.map(endpoint -> login(request).map(endpoint::as).orElse(endpoint))
                .map(endpoint -> trust(request).map(endpoint::trusting).orElse(endpoint));
    }

    private static void refuseBoth(EngineRequest request, String one, String other) {
        if (request.variable(one).isPresent() && request.variable(other).isPresent()) {
            throw new StoreUnavailableException(one + " and " + other + " are both set: leave one of them out");
        }
    }

    /**
     * A name, a colon, and in Base64 {@code domain[:port]$id of Elasticsearch$id of Kibana}; the server is at
     * {@code id.domain}.
     */
    private static Endpoint ofCloudId(String cloudId) {
        try {
            String encoded = cloudId.substring(cloudId.lastIndexOf(':') + 1).strip();
            List<String> parts =
                    List.of(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split("\\$"));
            if (parts.size() < 2 || parts.get(1).isEmpty()) {
                throw new IllegalArgumentException("no id of Elasticsearch");
            }
            String port = parts.getFirst().indexOf(':') < 0 ? ":443" : "";
            return Endpoint.parse("https://" + parts.get(1) + "." + parts.getFirst() + port);
        } catch (IllegalArgumentException e) {
            throw new StoreUnavailableException(
                    CLOUD_ID + " is not a cloud id: copy it whole from the deployment's page, or give the address in "
                            + Endpoint.VARIABLE,
                    e);
        }
    }

    private static Optional<Login> login(EngineRequest request) {
        Optional<Login> key = request.variable(API_KEY).map(Login.ApiKey::of);
        return key.or(() -> request.variable(USER)
                .map(user -> new Login.Password(
                        user,
                        request.variable(PASSWORD)
                                .orElseThrow(() -> new StoreUnavailableException(
                                        USER + " is set without " + PASSWORD + ": set both, or neither")))));
    }

    private static Optional<Trust> trust(EngineRequest request) {
        return request.variable(CA_FILE)
                .map(EndpointVariables::authority)
                .or(() -> request.variable(CA_FINGERPRINT).map(EndpointVariables::fingerprint));
    }

    private static Trust authority(String file) {
        try {
            return Trust.in(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    CA_FILE + " names " + file + ", which cannot be read: name the authority's certificate in PEM", e);
        }
    }

    private static Trust fingerprint(String text) {
        String digits = text.replace(":", "").toLowerCase(Locale.ROOT);
        if (!SHA256.matcher(digits).matches()) {
            throw new StoreUnavailableException(CA_FINGERPRINT
                    + " is not the SHA-256 of a certificate: it has 64 hexadecimal digits, with or without colons");
        }
        return Trust.byFingerprint(digits);
    }
}
