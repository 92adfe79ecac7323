package dev.polyshop.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.polyshop.comparison.stores.StoreProviders;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("When a run is ended from outside")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such signals")
class CleaningUpTest {

    private static final String STORE = "keyvalue";

    @TempDir
    private Path temporary = Path.of("");

    @BeforeEach
    void needsAServerThatIsAProcess() {
        assumeTrue(
                StoreProviders.all().stream()
                        .anyMatch(provider -> provider.name().equals(STORE)),
                "the module of the store " + STORE + " is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void noProcessAndNoFolderIsLeft(String signal) throws Exception {
        assumeFalse(signal.equals("INT") && ignoresInterrupts(), "SIGINT is ignored by what a shell starts behind it");
        try (PolyshopProcess program = running()) {
            List<ProcessHandle> servers = program.servers();
            assertThat(servers).isNotEmpty();
            assertThat(program.folders()).isNotEmpty();

            program.signal(signal);

            String last = program.rest();
            assertThat(program.ended()).isEqualTo(signal.equals("INT") ? 130 : 143);
            assertThat(last).contains("polyshop: interrupted").doesNotContain("failed", "Exception", "\tat ");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(servers).noneMatch(ProcessHandle::isAlive));
            assertThat(program.folders()).isEmpty();
        }
    }

    @Test
    void theNextRunRemovesWhatAKilledOneHadToLeave() throws Exception {
        try (PolyshopProcess killed = running()) {
            List<ProcessHandle> servers = killed.servers();
            killed.signal("KILL");
            killed.ended();
            assertThat(servers).anyMatch(ProcessHandle::isAlive);

            try (PolyshopProcess next = start("CAT-01")) {
                next.rest();
                assertThat(next.ended()).isZero();
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(() -> assertThat(servers).noneMatch(ProcessHandle::isAlive));
                assertThat(next.folders()).isEmpty();
            }
        }
    }

    @Test
    void dataOnAServerOfOthersAreRemovedWhateverPhaseMadeThem() throws Exception {
        StoreProvider provider = StoreProviders.named(List.of(STORE)).getFirst();
        try (Engine server = provider.start(EngineRequest.auto().by(EngineWay.EMBEDDED));
                PolyshopProcess program = PolyshopProcess.start(
                        temporary,
                        "consistency",
                        "--stores",
                        STORE,
                        "--profile",
                        "thorough",
                        "--env",
                        "POLYSHOP_REDIS_URI=redis://" + server.address())) {
            assertThat(program.says("trying consistency")).isTrue();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !redis(server, "KEYS {polyshop_*_lab}:*").startsWith("*0"));

            program.signal("TERM");

            String last = program.rest();
            assertThat(program.ended()).isEqualTo(143);
            assertThat(last).doesNotContain("Exception", "\tat ");
            assertThat(redis(server, "DBSIZE")).isEqualTo(":0");
        }
    }

    /** Whether this process was started with SIGINT ignored, which its children inherit (POSIX, asynchronous lists). */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow();
        return (Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16) & 0b10) != 0;
    }

    /** The first line of what a server says to an inline command (Redis serialization protocol). */
    private static String redis(Engine server, String command) throws IOException {
        try (Socket socket =
                        new Socket(server.address().host(), server.address().port());
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            return answer.readLine();
        }
    }

    /** In the middle of work that would take long. */
    private PolyshopProcess running() throws Exception {
        PolyshopProcess program = start("RND-*");
        assertThat(program.says("checking behaviour")).isTrue();
        return program;
    }

    private PolyshopProcess start(String rules) throws Exception {
        return PolyshopProcess.start(
                temporary, "check", "--way", "embedded", "--profile", "thorough", "--stores", STORE, "--only", rules);
    }
}
