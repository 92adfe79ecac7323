package dev.polyshop.comparison.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.polyshop.comparison.stores.StoreProviders;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.engine.ServerControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.DockerClientFactory;

@DisplayName("A store's server in a container")
class ContainerEnginesTest {

    private static final String NOWHERE = "unix:///nonexistent/docker.sock";
    private static final Map<String, String> SERVERS =
            Map.of("relational", "postgres", "document", "mongodb", "keyvalue", "redis", "search", "elasticsearch");

    @TempDir
    private Path cache = Path.of("");

    static Stream<Named<StoreProvider>> providers() {
        return StoreProviders.all().stream()
                .filter(provider -> SERVERS.containsKey(provider.name()))
                .map(provider -> Named.of(provider.product(), provider));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("providers")
    @DisplayName("is refused in one sentence where no Docker answers")
    void noDaemon(StoreProvider provider) {
        EngineRequest request = request(Map.of("DOCKER_HOST", NOWHERE)).by(EngineWay.CONTAINER);

        assertThatThrownBy(() -> provider.start(request))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("Docker does not answer at " + NOWHERE)
                .hasMessageContaining("start it, or name another one with DOCKER_HOST")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("providers")
    @DisplayName("is no way that auto would take where no Docker answers")
    void autoWithoutDaemon(StoreProvider provider) {
        assertThat(provider.engines(request(Map.of("DOCKER_HOST", NOWHERE))))
                .filteredOn(option -> option.way() == EngineWay.CONTAINER)
                .singleElement()
                .satisfies(option -> assertThat(option.available()).isFalse());
    }

    @Test
    @DisplayName("gives way to the embedded one, said aloud, where its image cannot be pulled")
    void imageMissing() {
        assumeDocker();
        StoreProvider provider = provider("keyvalue");
        List<String> said = new ArrayList<>();
        Map<String, String> environment = Map.of("POLYSHOP_REDIS_IMAGE", "localhost:1/nobody/redis:0");
        EngineRequest request = new EngineRequest(
                Optional.empty(), with(environment), EngineRequest.defaultCache(System.getenv()), Map.of(), said::add);

        try (Engine engine = provider.start(request)) {
            assertThat(engine.facts().way()).isEqualTo(EngineWay.EMBEDDED);
            assertThat(engine.facts().note())
                    .startsWith("Embedded in place of a container: the image localhost:1/nobody/redis:0 of Redis cannot"
                            + " be pulled")
                    .contains("POLYSHOP_REDIS_IMAGE");
            assertThat(said).anyMatch(line -> line.startsWith("!! Embedded in place of a container"));
        }
        assertThatThrownBy(() -> provider.start(request.by(EngineWay.CONTAINER)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("cannot be pulled");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("providers")
    @DisplayName("keeps what it has acknowledged when it is killed, holds still when it is paused, and is removed")
    void isHurt(StoreProvider provider) {
        assumeImage(provider);
        Product product = product();
        try (Engine engine = provider.start(request(Map.of()).by(EngineWay.CONTAINER));
                Store store = engine.open(StoreSettings.of("polyshop_container"))) {
            assertThat(engine.facts().way()).isEqualTo(EngineWay.CONTAINER);
            ServerControl control = engine.control().orElseThrow();
            Shop shop = store.shop(store.defaultMode());
            shop.catalog().add(product);

            control.kill();
            control.restart();

            Awaitility.await()
                    .ignoreExceptions()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(shop.catalog().find(product.id())).contains(product));

            control.pause();
            CompletableFuture<Optional<Product>> answer =
                    CompletableFuture.supplyAsync(() -> shop.catalog().find(product.id()));
            Awaitility.await()
                    .during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> !answer.isDone());
            control.resume();
            assertThat(answer.orTimeout(30, TimeUnit.SECONDS).join()).contains(product);
        }
        assertThat(DockerClientFactory.instance()
                        .client()
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of("dev.polyshop", server(provider)))
                        .exec())
                .filteredOn(container -> container.getLabels().containsValue(DockerClientFactory.SESSION_ID))
                .isEmpty();
    }

    private void assumeDocker() {
        Optional<String> objection = DockerDaemon.find(request(Map.of())).objection();
        assumeTrue(objection.isEmpty(), () -> objection.orElse(""));
    }

    private void assumeImage(StoreProvider provider) {
        assumeDocker();
        String image = ContainerImage.of(server(provider), request(Map.of()))
                .orElseThrow()
                .name();
        boolean present = DockerClientFactory.instance().client().listImagesCmd().exec().stream()
                .flatMap(each -> Stream.ofNullable(each.getRepoTags()).flatMap(Stream::of))
                .anyMatch(image::equals);
        assumeTrue(
                present,
                () -> "the image " + image + " is not here, and a test does not pull: pull it, make one"
                        + " with docs/images.sh, or name another");
    }

    private EngineRequest request(Map<String, String> environment) {
        return new EngineRequest(Optional.empty(), with(environment), cache, Map.of(), message -> {});
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(more);
        return environment;
    }

    private static String server(StoreProvider provider) {
        return Objects.requireNonNull(SERVERS.get(provider.name()));
    }

    private static StoreProvider provider(String name) {
        Optional<StoreProvider> provider = StoreProviders.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        assumeTrue(provider.isPresent(), "the module of the store " + name + " is not there");
        return provider.orElseThrow();
    }

    private static Product product() {
        return new Product(
                ProductId.next(),
                "C-1",
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
