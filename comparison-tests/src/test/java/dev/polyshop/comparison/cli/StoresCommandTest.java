package dev.polyshop.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("polyshop stores")
class StoresCommandTest {

    @Test
    void showsTheServerThatWouldServeEachStore() {
        CommandRun run = CommandRun.of("stores", "--stores", "reference");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("reference").contains("→ embedded");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void printsTheSameAsJson() {
        CommandRun run = CommandRun.of("stores", "--stores", "reference", "--json");

        JsonNode stores = JsonMapper.shared().readTree(run.out());
        assertThat(stores).hasSize(1);
        assertThat(stores.get(0).get("store").asString()).isEqualTo("reference");
        assertThat(stores.get(0).get("chosen").get("available").asBoolean()).isTrue();
    }

    @Test
    void endsWithThreeWhenAStoreCannotBeReachedTheWayAskedFor() {
        CommandRun run = CommandRun.of("stores", "--stores", "reference", "--way", "external");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("reference").doesNotContain("→");
    }
}
