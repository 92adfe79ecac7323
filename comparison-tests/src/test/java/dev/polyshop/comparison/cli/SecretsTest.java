package dev.polyshop.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.stores.StoreProviders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A secret in the address of a server that does not answer")
class SecretsTest {

    private static final String SECRET = "s3cr3t-word";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest(name = "of the store {0}, {1}")
    @CsvSource({
        "document, POLYSHOP_MONGODB_URI, mongodb://shop:s3cr3t-word@localhost:1/",
        "keyvalue, POLYSHOP_REDIS_URI, rediss://shop:s3cr3t-word@localhost:1",
        "search, POLYSHOP_ELASTICSEARCH_URI, https://shop:s3cr3t-word@localhost:1"
    })
    @DisplayName("is in no output, no log and no file")
    void isShownNowhere(String store, String variable, String address) throws IOException {
        Assumptions.assumeTrue(
                StoreProviders.all().stream()
                        .anyMatch(provider -> provider.name().equals(store)),
                "the module of the store " + store + " is not there");

        CommandRun run = CommandRun.with(
                Map.of(variable, address),
                "check",
                "--way",
                "external",
                "--stores",
                store,
                "--verbose",
                "--out",
                folder.resolve("out").toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("localhost:1").doesNotContain(SECRET);
        assertThat(run.out()).doesNotContain(SECRET);
        assertThat(filesWithSecret()).isEmpty();
    }

    private List<Path> filesWithSecret() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(SecretsTest::holdsSecret)
                    .toList();
        }
    }

    private static boolean holdsSecret(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
