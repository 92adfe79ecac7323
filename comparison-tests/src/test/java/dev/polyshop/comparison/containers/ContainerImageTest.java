package dev.polyshop.comparison.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.engine.EngineRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

@DisplayName("The image of a server")
class ContainerImageTest {

    private static final long GIB = 1L << 30;

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "mongodb", "redis", "elasticsearch"})
    @DisplayName("is pinned to a version, with a bound for its memory")
    void isPinned(String server) {
        ContainerImage image = ContainerImage.of(server, request(Map.of())).orElseThrow();

        assertThat(image.name()).matches(".+:[0-9]+\\.[0-9]+.*");
        assertThat(image.memoryBytes()).isBetween(GIB, 8 * GIB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "mongodb", "redis", "elasticsearch"})
    @DisplayName("is the same in compose.yaml, and there, too, another one by the environment")
    void isTheSameInCompose(String server) throws IOException {
        ContainerImage image = ContainerImage.of(server, request(Map.of())).orElseThrow();

        Map<String, Map<String, Map<String, Object>>> compose =
                new Yaml().load(Files.readString(Path.of("..", "compose.yaml")));
        assertThat(compose.getOrDefault("services", Map.of()).getOrDefault(server, Map.of()))
                .containsEntry("image", "${" + image.variable() + ":-" + image.name() + "}");
    }

    @Test
    @DisplayName("can be another one, in other bounds, by the environment")
    void isOverridden() {
        EngineRequest request =
                request(Map.of("POLYSHOP_REDIS_IMAGE", "valkey/valkey:8.1", "POLYSHOP_REDIS_MEMORY", "512m"));

        assertThat(ContainerImage.of("redis", request))
                .contains(new ContainerImage("valkey/valkey:8.1", GIB / 2, "POLYSHOP_REDIS_IMAGE"));
    }

    @Test
    @DisplayName("of a server that nobody has pinned is not made up")
    void unknown() {
        assertThat(ContainerImage.of("graph", request(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0g", "2gb", "-1m", "many"})
    @DisplayName("is not run in an amount of memory that is none")
    void memory(String text) {
        assertThatThrownBy(() -> ContainerImage.of("redis", request(Map.of("POLYSHOP_REDIS_MEMORY", text))))
                .isInstanceOf(InvalidDataException.class)
                .hasMessage("POLYSHOP_REDIS_MEMORY has to look like 512m or 2g, not " + text);
    }

    private static EngineRequest request(Map<String, String> environment) {
        return new EngineRequest(Optional.empty(), environment, Path.of(""), Map.of(), message -> {});
    }
}
