package dev.polyshop.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.search.wiring.SearchStoreProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("An Elasticsearch of other people, with security on,")
@TestInstance(Lifecycle.PER_CLASS)
class SecuredNodeTest {

    private static final Pattern DESCRIPTOR = Pattern.compile("```json\\s*(\\{\\s*\"polyshop\".*?)```", Pattern.DOTALL);

    private Optional<SecuredNode> started = Optional.empty();

    @BeforeAll
    void start() throws Exception {
        started = Optional.of(SecuredNode.start(documentedRights()));
    }

    @AfterAll
    void stop() {
        started.ifPresent(SecuredNode::close);
    }

    @Test
    @DisplayName("is used by a user with no rights but the documented ones, and left as it was")
    void leastRights() throws IOException {
        Map<String, String> environment = Map.of(
                "POLYSHOP_ELASTICSEARCH_URI",
                node().uri(),
                "POLYSHOP_ELASTICSEARCH_USER",
                SecuredNode.RUNNER,
                "POLYSHOP_ELASTICSEARCH_PASSWORD",
                SecuredNode.PASSWORD,
                "POLYSHOP_ELASTICSEARCH_CA_FILE",
                node().certificate().toString());

        try (Engine engine = reach(environment)) {
            assertThat(engine.facts().settings()).containsEntry("security", "on");
            try (Store one = engine.open(StoreSettings.of("polyshop_one"));
                    Store other = engine.open(StoreSettings.of("polyshop_other"))) {
                Product product = product();
                one.shop().catalog().add(product);
                one.shop().awaitVisibility();
                assertThat(one.shop().catalog().find(product.id())).contains(product);
                assertThat(one.shop().catalog().count()).isEqualTo(1);
                assertThat(other.shop().catalog().count()).isZero();
            }
            assertThatThrownBy(() -> engine.open(StoreSettings.of("shop_of_others")))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("refused the user or its rights");
        }
        assertThat(node().ask("GET", "/_cat/indices/*?format=json", "")).isEmpty();
    }

    @Test
    @DisplayName("is used by user and password, its authority known by its fingerprint")
    void fingerprint() throws Exception {
        byte[] certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(node().certificate())))
                .getEncoded();
        String fingerprint = HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));

        try (Engine engine = reach(
                        login(SecuredNode.PASSWORD, Map.of("POLYSHOP_ELASTICSEARCH_CA_FINGERPRINT", fingerprint)));
                Store store = engine.open(StoreSettings.of("polyshop_finger"))) {
            assertThat(store.shop().catalog().count()).isZero();
        }
        assertThatThrownBy(() -> reach(login(
                        SecuredNode.PASSWORD,
                        Map.of("POLYSHOP_ELASTICSEARCH_CA_FINGERPRINT", fingerprint.replaceFirst("..", "00")))))
                .isInstanceOf(StoreUnavailableException.class)
                .satisfies(SecuredNodeTest::holdsNoSecret);
    }

    @Test
    @DisplayName("says in a sentence without the secret what is wrong with the login or the certificate")
    void wrongLogin() {
        Map<String, String> authority =
                Map.of("POLYSHOP_ELASTICSEARCH_CA_FILE", node().certificate().toString());
        assertThatThrownBy(() -> reach(login("not-" + SecuredNode.PASSWORD, authority)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("401")
                .satisfies(SecuredNodeTest::holdsNoSecret);
        assertThatThrownBy(() -> reach(login(SecuredNode.PASSWORD, Map.of())))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("certification path")
                .satisfies(SecuredNodeTest::holdsNoSecret);
    }

    private SecuredNode node() {
        return started.orElseThrow();
    }

    private Map<String, String> login(String password, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "POLYSHOP_ELASTICSEARCH_URI",
                node().uri(),
                "POLYSHOP_ELASTICSEARCH_USER",
                "elastic",
                "POLYSHOP_ELASTICSEARCH_PASSWORD",
                password));
        environment.putAll(more);
        return environment;
    }

    private static Engine reach(Map<String, String> environment) {
        return new SearchStoreProvider()
                .start(new EngineRequest(
                        Optional.of(EngineWay.EXTERNAL), environment, Path.of(""), Map.of(), message -> {}));
    }

    private static void holdsNoSecret(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            assertThat(String.valueOf(at.getMessage())).doesNotContain(SecuredNode.PASSWORD);
        }
    }

    @Test
    @DisplayName("is asked with an API key where one is given, and a wrong one is refused without being shown")
    void apiKey() {
        String key = "aWQ6" + SecuredNode.PASSWORD;
        assertThatThrownBy(() -> reach(Map.of(
                        "POLYSHOP_ELASTICSEARCH_URI", node().uri(),
                        "POLYSHOP_ELASTICSEARCH_API_KEY", key,
                        "POLYSHOP_ELASTICSEARCH_CA_FILE", node().certificate().toString())))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("401")
                .satisfies(SecuredNodeTest::holdsNoSecret);
    }

    /** The role in the documentation, on one line. */
    private static String documentedRights() throws IOException {
        Matcher descriptor = DESCRIPTOR.matcher(Files.readString(Path.of("..", "docs", "endpoints.md")));
        assertThat(descriptor.find()).isTrue();
        return JsonMapper.shared()
                .readTree(descriptor.group(1))
                .path("polyshop")
                .toString();
    }

    private static Product product() {
        return new Product(
                ProductId.next(),
                "S-1",
                "Kettle",
                "",
                CategoryPath.parse("kitchen"),
                "Acme",
                Set.of(),
                Map.of(),
                Money.of("10.00", "EUR"),
                1);
    }
}
