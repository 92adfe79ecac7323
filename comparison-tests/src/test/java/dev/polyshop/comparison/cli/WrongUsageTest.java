package dev.polyshop.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.polyshop.comparison.stores.StoreProviders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What cannot work is answered in a sentence")
class WrongUsageTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whenTheReportFolderHoldsSomethingElse() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "");

        CommandRun run = CommandRun.of("check", "--stores", "reference", "--out", folder.toString());

        assertSentence(run, 2, "thesis.tex");
    }

    @Test
    void whenTheReportFolderCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertSentence(
                CommandRun.of(
                        "compare",
                        "--stores",
                        "reference",
                        "--out",
                        file.resolve("below").toString()),
                2,
                "cannot write to the report folder");
    }

    @ParameterizedTest
    @CsvSource({
        "moon:rock, unknown data set moon:rock",
        "generated:colossal, generated:colossal",
        "uci:/nowhere/at/all, /nowhere/at/all"
    })
    void whenThereAreNoSuchData(String data, String sentence) {
        assertSentence(CommandRun.of("import", "--stores", "reference", "--data", data), 2, sentence);
    }

    @Test
    void whenThereIsNothingToImport() {
        assertSentence(CommandRun.of("import", "--stores", "reference"), 2, "--data");
    }

    @Test
    void whenNoRuleHasTheIdAskedFor() {
        assertSentence(CommandRun.of("check", "--stores", "reference", "--only", "XYZ-99"), 2, "XYZ-99");
    }

    @Test
    void whenNeitherARuleNorAnExperimentHasTheIdAskedFor() {
        assertSentence(CommandRun.of("compare", "--stores", "reference", "--only", "XYZ-99"), 2, "XYZ-99");
    }

    @Test
    void andTheEarlierReportStaysAsItWas() throws IOException {
        CommandRun.of("check", "--stores", "reference", "--only", "CAT-01", "--out", folder.toString());
        Path histogram = Files.createDirectory(folder.resolve("histograms")).resolve("browse.hlog");
        Files.writeString(histogram, "of the earlier run");

        CommandRun run = CommandRun.of("bench", "--stores", "reference", "--rate", "5", "--out", folder.toString());

        assertSentence(run, 2, "--workload");
        assertThat(histogram).hasContent("of the earlier run");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs a small file system of memory")
    void whenThereIsNoRoomForTheReport() throws Exception {
        int mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", folder.toString())
                .start()
                .waitFor();
        assumeTrue(mounted == 0, "only root may mount a small file system here");
        try {
            CommandRun run = CommandRun.of(
                    "check",
                    "--stores",
                    "reference",
                    "--only",
                    "CAT-*",
                    "--out",
                    folder.resolve("report").toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("Catalogue", "every difference is a declared one");
            assertThat(run.err())
                    .contains("cannot write the report to", "make room")
                    .doesNotContain("\tat ");
        } finally {
            // The log is still open.
            new ProcessBuilder("umount", "--lazy", folder.toString()).start().waitFor();
        }
    }

    @Test
    void whenTheResultsToDrawAreNotThere() {
        assertSentence(CommandRun.of("report", folder.resolve("none.json").toString()), 2, "there is no file");
    }

    @Test
    void whenAFileOfResultsIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("results.json"), "{\"a\":");

        assertSentence(CommandRun.of("diff", file.toString(), file.toString()), 2, "is not a results file");
    }

    @Test
    void whenAStoreCannotBeReachedTheWayAskedFor() {
        assertSentence(CommandRun.of("check", "--stores", "reference", "--way", "external"), 3, "--way embedded");
    }

    @ParameterizedTest
    @CsvSource({
        "relational, POLYSHOP_POSTGRES_URL, postgresql://127.0.0.1:1/shop",
        "document, POLYSHOP_MONGODB_URI, mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=500",
        "keyvalue, POLYSHOP_REDIS_URI, redis://127.0.0.1:1",
        "search, POLYSHOP_ELASTICSEARCH_URI, http://127.0.0.1:1"
    })
    void whenNobodyListensAtAnAddressGiven(String store, String variable, String address) {
        assertSentence(external(store, variable, address), 3, "127.0.0.1:1");
    }

    @ParameterizedTest
    @CsvSource({
        "relational, POLYSHOP_POSTGRES_URL, postgresql://127.0.0.1:%d/shop",
        "document, POLYSHOP_MONGODB_URI, mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=500",
        "keyvalue, POLYSHOP_REDIS_URI, redis://127.0.0.1:%d",
        "search, POLYSHOP_ELASTICSEARCH_URI, http://127.0.0.1:%d"
    })
    void whenThePortIsTakenByAnotherProgram(String store, String variable, String address) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUpOnEverybody(other));
            CommandRun run = external(store, variable, String.format(address, other.getLocalPort()));
            assertSentence(run, 3, Integer.toString(other.getLocalPort()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "relational, POLYSHOP_POSTGRES_URL",
        "document, POLYSHOP_MONGODB_URI",
        "keyvalue, POLYSHOP_REDIS_URI",
        "search, POLYSHOP_ELASTICSEARCH_URI"
    })
    void whenAnAddressIsNone(String store, String variable) {
        CommandRun run = external(store, variable, "not an address with secret-word");

        assertThat(run.exitCode()).isIn(2, 3);
        assertSentence(run, run.exitCode(), variable);
        assertThat(run.err()).doesNotContain("secret-word");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs a program that ends at once, at a known place")
    void whenAServerDoesNotStart() {
        assumeStore("document");

        assertSentence(
                CommandRun.of(
                        "check", "--stores", "document", "--way", "embedded", "--env", "POLYSHOP_MONGOD=/bin/false"),
                3,
                "ended while starting");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs a small file system of memory")
    void whenTheCacheIsFull() throws Exception {
        assumeStore("search");
        int mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString())
                .start()
                .waitFor();
        assumeTrue(mounted == 0, "only root may mount a small file system here");
        try {
            assertSentence(
                    CommandRun.of(
                            "check", "--stores", "search", "--way", "embedded", "--env", "POLYSHOP_CACHE=" + folder),
                    3,
                    "POLYSHOP_CACHE");
        } finally {
            new ProcessBuilder("umount", folder.toString()).start().waitFor();
        }
    }

    private static CommandRun external(String store, String variable, String address) {
        assumeStore(store);
        return CommandRun.of(
                "check", "--stores", store, "--way", "external", "--only", "CAT-01", "--env", variable + "=" + address);
    }

    private static void assumeStore(String name) {
        assumeTrue(
                StoreProviders.all().stream()
                        .anyMatch(provider -> provider.name().equals(name)),
                "the module of the store " + name + " is not there");
    }

    private static void hangUpOnEverybody(ServerSocket server) {
        try {
            while (!server.isClosed()) {
                server.accept().close();
            }
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static void assertSentence(CommandRun run, int code, String part) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(part).doesNotContain("\tat ", "Exception:");
        assertThat(run.err().lines().filter(line -> line.startsWith("polyshop: ")))
                .singleElement()
                .asString()
                .hasSizeGreaterThan(30);
    }
}
