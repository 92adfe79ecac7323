package dev.polyshop.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.polyshop.comparison.stores.StoreProviders;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.engine.ServerProcess;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A password in a server's address")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ps")
class SecretsTest {

    /** Told from anything else on this machine. */
    private static final String SECRET = "pl4nt$d@" + ProcessHandle.current().pid() + "/S3cret";

    private static final String ENCODED = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);

    @TempDir
    private Path temporary = Path.of("");

    @Test
    @DisplayName("is in nothing that a run leaves behind, says, or starts")
    void ofARunThatSucceeds() throws Exception {
        needs("relational");
        try (Engine server = StoreProviders.named(List.of("relational"))
                .getFirst()
                .start(EngineRequest.auto().by(EngineWay.EMBEDDED))) {
            takeAnyPassword(server);
            runWith(
                    "relational",
                    "POLYSHOP_POSTGRES_URL",
                    "postgresql://polyshop:" + ENCODED + "@" + server.address() + "/postgres",
                    ExitCode.OK);
        }
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "relational, POLYSHOP_POSTGRES_URL, postgresql://polyshop:{secret}@{server}/postgres",
        "relational, POLYSHOP_POSTGRES_URL, postgresql://polyshop:{secret}@{server}/postgres?sslmode=require",
        "relational, POLYSHOP_POSTGRES_URL, postgresql://polyshop:{secret}@{server}/postgres?sslpassword={secret}&x=y",
        "relational, DATABASE_URL, jdbc:postgresql://{nobody}/postgres?user=polyshop&password={secret}",
        "keyvalue, POLYSHOP_REDIS_URI, redis://ann:{secret}@{nobody}/0",
        "keyvalue, POLYSHOP_REDIS_URI, redis://ann:{secret}@{server}/0",
        "document, POLYSHOP_MONGODB_URI, mongodb://ann:{secret}@{nobody}/?serverSelectionTimeoutMS=500",
        "search, POLYSHOP_ELASTICSEARCH_URI, http://ann:{secret}@{nobody}"
    })
    @DisplayName("is in nothing of a run that fails")
    void ofARunThatFails(String store, String variable, String form) throws Exception {
        needs(store);
        String uri = form.replace("{secret}", ENCODED).replace("{nobody}", "127.0.0.1:" + ServerProcess.freePort());
        if (!uri.contains("{server}")) {
            runWith(store, variable, uri, ExitCode.UNAVAILABLE);
            return;
        }
        try (Engine server = StoreProviders.named(List.of(store))
                .getFirst()
                .start(EngineRequest.auto().by(EngineWay.EMBEDDED))) {
            runWith(store, variable, uri.replace("{server}", server.address().toString()), ExitCode.UNAVAILABLE);
        }
    }

    private void runWith(String store, String variable, String uri, int exitCode) throws Exception {
        Path out = temporary.resolve("report");
        Path said = temporary.resolve("said");
        List<String> processes = new ArrayList<>();
        try (PolyshopProcess program = PolyshopProcess.start(
                temporary,
                Map.of(variable, uri),
                said,
                "check",
                "--stores",
                store,
                "--only",
                "CAT-01,ENG-01",
                "--verbose",
                "--out",
                out.toString())) {
            String line = program.next();
            StringBuilder all = new StringBuilder();
            while (line != null) {
                all.append(line).append('\n');
                processes.addAll(processes());
                line = program.next();
            }
            assertThat(program.ended()).as(all.toString().replace(ENCODED, "…")).isEqualTo(exitCode);
            assertThat(all.toString()).isNotEmpty();
            assertNoSecret("what it says", all.toString());
        }
        assertThat(processes).isNotEmpty();
        assertNoSecret("ps", String.join("\n", processes));
        try (Stream<Path> files = Files.walk(temporary)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertNoSecret(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        if (exitCode == ExitCode.OK) {
            assertThat(out).isDirectoryContaining("glob:**/results.json").isDirectoryContaining("glob:**/*.log");
        }
    }

    private static void assertNoSecret(String where, String text) {
        for (String secret : List.of(SECRET, ENCODED, "S3cret")) {
            assertThat(text.contains(secret)).as("the password in %s", where).isFalse();
        }
    }

    private static List<String> processes() throws IOException, InterruptedException {
        Process ps = new ProcessBuilder("ps", "-eww", "-o", "args")
                .redirectErrorStream(true)
                .start();
        List<String> lines = ps.inputReader().lines().toList();
        ps.waitFor();
        return lines;
    }

    /** PostgreSQL's method {@code trust}: then the planted password is as good as the server's own. */
    private static void takeAnyPassword(Engine server) throws IOException {
        // Of this user's: others' cannot be read.
        Path base = Path.of(System.getProperty("java.io.tmpdir"), "polyshop-" + System.getProperty("user.name"));
        try (Stream<Path> found = Files.find(base, 3, (path, kind) -> path.endsWith("data/postmaster.pid"))) {
            Path data = found.filter(file -> isOf(server, file))
                    .map(Path::getParent)
                    .findFirst()
                    .orElseThrow();
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        }
        server.control().orElseThrow().restart();
    }

    /** The fourth line of the file is the port (PostgreSQL manual, section 66.1). */
    private static boolean isOf(Engine server, Path file) {
        try {
            return Files.readAllLines(file)
                    .get(3)
                    .strip()
                    .equals("" + server.address().port());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void needs(String store) {
        assumeTrue(
                StoreProviders.all().stream()
                        .anyMatch(provider -> provider.name().equals(store)),
                "the module of the store " + store + " is not there");
    }
}
