package dev.polyshop.relational.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.relational.PostgresEngine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A PostgreSQL server that takes nothing but TLS")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsEndpointTest {

    private final ServerOfOthers server = ServerOfOthers.start();

    private Path authority = Path.of("");

    @BeforeAll
    void requireTls() throws Exception {
        authority = server.requireTls().authority();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?sslmode=allow",
                "?sslmode=prefer",
                "?sslmode=require",
                "?sslmode=require&channel_binding=require",
                "?sslmode=require&sslnegotiation=direct",
                "?sslmode=verify-ca&sslrootcert={authority}",
                "?sslmode=verify-full&sslrootcert={authority}&channel_binding=require"
            })
    @DisplayName("is reached in every mode that can speak it")
    void isReached(String parameters) {
        try (Engine engine = start(parameters)) {
            assertThat(engine.facts().settings()).containsEntry("pooling", "none");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?sslmode=disable,no encryption",
        "?sslmode=verify-full&sslrootcert=system,cannot be used",
        "?sslmode=verify-ca&sslrootcert=/nowhere/root.crt,/nowhere/root.crt"
    })
    @DisplayName("is not reached without it, or where its certificate is not trusted; the reason shows no secret")
    void isNotReached(String parameters, String reason) {
        assertThatThrownBy(() -> start(parameters))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(reason)
                .satisfies(TlsEndpointTest::showsNoSecret);
    }

    @Test
    @DisplayName("is refused under a name that its certificate does not have")
    void checksTheName() {
        String url = server.url() + "?sslmode=verify-full&sslrootcert=" + authority;
        assertThatThrownBy(() -> startAt(url))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("127.0.0.1")
                .satisfies(TlsEndpointTest::showsNoSecret);
    }

    private static void showsNoSecret(Throwable failure) {
        StringWriter everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything, true));
        assertThat(everything.toString())
                .doesNotContain(ServerOfOthers.PASSWORD)
                .doesNotContain(PercentCode.encode(ServerOfOthers.PASSWORD));
    }

    private Engine start(String parameters) {
        String path = PercentCode.encode(authority.toString());
        return startAt(server.url().replace("127.0.0.1", "localhost") + parameters.replace("{authority}", path));
    }

    private static Engine startAt(String url) {
        return PostgresEngine.reach(url, Map.of());
    }
}
