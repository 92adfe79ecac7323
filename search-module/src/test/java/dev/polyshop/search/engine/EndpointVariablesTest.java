package dev.polyshop.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The variables that lead to a server")
class EndpointVariablesTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "eu-west-1.aws.elastic.cloud$abc123$kibana, https://abc123.eu-west-1.aws.elastic.cloud:443",
        "us-east-1.aws.found.io:9243$abc123$, https://abc123.us-east-1.aws.found.io:9243",
        "es.example.org$abc123, https://abc123.es.example.org:443"
    })
    @DisplayName("may be a cloud id")
    void cloudId(String decoded, String address) {
        String id = "my shop:" + Base64.getEncoder().encodeToString(decoded.getBytes(StandardCharsets.UTF_8));

        assertThat(read(Map.of("POLYSHOP_ELASTICSEARCH_CLOUD_ID", id))).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my shop", "my shop:!!!", "my shop:aG9zdA=="})
    @DisplayName("are refused where the cloud id is none")
    void badCloudId(String id) {
        assertThatThrownBy(() -> read(Map.of("POLYSHOP_ELASTICSEARCH_CLOUD_ID", id)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("POLYSHOP_ELASTICSEARCH_");
    }

    @Test
    @DisplayName("take Elastic Cloud's addresses as its console prints them, without a port")
    void cloudAddress() {
        assertThat(read(Map.of("POLYSHOP_ELASTICSEARCH_URI", "https://shop.es.us-east-1.aws.elastic.cloud")))
                .hasToString("https://shop.es.us-east-1.aws.elastic.cloud:443");
    }

    @Test
    @DisplayName("take an API key in both of its forms, and never show it")
    void apiKey() {
        for (String key : new String[] {"aWQ6a2V5LXNlY3JldA==", "id:key-secret"}) {
            Endpoint endpoint =
                    read(Map.of("POLYSHOP_ELASTICSEARCH_URI", "https://host", "POLYSHOP_ELASTICSEARCH_API_KEY", key));

            assertThat(endpoint.login().orElseThrow().authorization()).isEqualTo("ApiKey aWQ6a2V5LXNlY3JldA==");
            assertThat(endpoint.login().orElseThrow()).hasToString("an API key");
            assertThat(endpoint.toString()).doesNotContain("aWQ6", "secret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POLYSHOP_ELASTICSEARCH_CLOUD_ID, secret, are both set",
        "POLYSHOP_ELASTICSEARCH_USER, elastic, is set without POLYSHOP_ELASTICSEARCH_PASSWORD",
        "POLYSHOP_ELASTICSEARCH_CA_FILE, none.pem, cannot be read",
        "POLYSHOP_ELASTICSEARCH_CA_FINGERPRINT, secret, 64 hexadecimal digits"
    })
    @DisplayName("are refused where they contradict each other or cannot be read")
    void contradictions(String variable, String value, String reason) {
        assertThatThrownBy(() -> read(Map.of("POLYSHOP_ELASTICSEARCH_URI", "https://host", variable, value)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("secret");
    }

    private static Endpoint read(Map<String, String> environment) {
        return EndpointVariables.read(
                        new EngineRequest(Optional.empty(), environment, Path.of(""), Map.of(), message -> {}))
                .orElseThrow();
    }
}
