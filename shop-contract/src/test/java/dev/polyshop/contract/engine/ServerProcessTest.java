package dev.polyshop.contract.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.polyshop.contract.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("A server process")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the servers of these tests are POSIX shell commands")
class ServerProcessTest {

    private final RunFolder run = RunFolder.open("test");
    private final Path beats = run.path().resolve("beats");

    @AfterEach
    void removeTheFolder() {
        run.close();
    }

    @Test
    void thatEndsWhileStartingIsReportedWithTheEndOfItsLog() {
        assertThatThrownBy(() -> ServerProcess.start(run, launch("echo no such setting: foo; exit 3", 5)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("no such setting: foo");
    }

    /** A stack is longer than what is quoted, and its message is before its frames. */
    @Test
    void thatEndsWithAStackIsReportedWithItsMessage() {
        String stack = "echo java.net.BindException: the port is in use; "
                + "for i in $(seq 50); do printf '\\tat server.Server.start(Server.java:%s)\\n' $i; done; "
                + "echo; echo Caused by: a neighbour; printf '\\t... 7 more\\n'; exit 1";
        assertThatThrownBy(() -> ServerProcess.start(run, launch(stack, 5)))
                .hasMessageEndingWith(
                        "the end of its log:\njava.net.BindException: the port is in use\n\nCaused by: a neighbour");
    }

    @Test
    void thatDoesNotComeBackIsReportedWithTheLogOfThatStart() throws IOException {
        String script =
                "[ -e started ] && { echo second; exit 1; }; echo first; touch started; printf x >> beats; sleep 600";
        ServerProcess server = ServerProcess.start(run, launch(script, 5));
        server.kill();
        Files.delete(beats);
        assertThatThrownBy(server::restart).hasMessageEndingWith("the end of its log:\nsecond");
    }

    @Test
    void thatNeverAnswersIsGivenUpAndEnded() {
        assertThatThrownBy(() -> ServerProcess.start(run, launch("sleep 600", 1)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("did not answer within 1 s");
    }

    @Test
    void standsStillWhilePausedAndGoesOnAfter() {
        ServerProcess server = ServerProcess.start(run, heart());
        server.pause();
        long atPause = size();
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(2)).until(() -> size() <= atPause + 1);
        server.resume();
        await().atMost(Duration.ofSeconds(5)).until(() -> size() > atPause + 3);
    }

    @Test
    void restartsOnTheSameDataAfterAKill() {
        ServerProcess server = ServerProcess.start(run, heart());
        server.kill();
        assertThat(server.isAlive()).isFalse();
        long atKill = size();
        server.restart();
        await().atMost(Duration.ofSeconds(5)).until(() -> size() > atKill);
    }

    /** Or else it begins others in their place, which outlive it and hold on to its data. */
    @Test
    void isKilledBeforeItSeesItsWorkersDie() {
        String workers = "sleep 600 & first=$!; i=0; while [ $i -lt 300 ]; do sleep 600 & i=$((i+1)); done; ";
        ServerProcess server =
                ServerProcess.start(run, launch(workers + "printf x >> beats; wait $first; printf x >> beats", 10));
        server.kill();
        assertThat(size())
                .as("beats: one at the start, one more at a worker's end")
                .isEqualTo(1);
    }

    @Test
    void getsAPortThatNobodyElseIsGiven() {
        List<Integer> ports =
                Stream.generate(ServerProcess::freePort).limit(200).toList();
        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port < 32_768);
    }

    @Test
    void thatCannotBeFoundIsNamed() {
        ServerProcess.Launch launch = new ServerProcess.Launch(
                "Nothing",
                List.of("no-such-program-anywhere"),
                Map.of(),
                run.path().resolve("log"),
                () -> true,
                Duration.ofSeconds(1));
        assertThatThrownBy(() -> ServerProcess.start(run, launch))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("cannot start Nothing");
    }

    private ServerProcess.Launch heart() {
        return launch("while true; do printf x >> beats; sleep 0.02; done", 5);
    }

    private ServerProcess.Launch launch(String script, int patienceSeconds) {
        return new ServerProcess.Launch(
                "Heart",
                List.of("sh", "-c", script),
                Map.of(),
                run.path().resolve("log"),
                () -> size() > 0,
                Duration.ofSeconds(patienceSeconds));
    }

    private long size() {
        try {
            return Files.exists(beats) ? Files.size(beats) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
