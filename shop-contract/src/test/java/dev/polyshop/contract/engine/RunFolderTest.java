package dev.polyshop.contract.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A run folder")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the servers of these tests are POSIX shell commands")
class RunFolderTest {

    @TempDir
    private Path temporary;

    @Test
    void isGoneWithItsProcessesWhenClosed() {
        RunFolder folder = RunFolder.open("test");
        ServerProcess server = ServerProcess.start(folder, sleeper(folder));
        assertThat(server.isAlive()).isTrue();
        folder.close();
        assertThat(server.isAlive()).isFalse();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void ofARunningProgramIsLeftAloneByOthersHoweverManyItHas() throws Exception {
        try (RunFolder first = RunFolder.open("test");
                RunFolder second = RunFolder.open("test")) {
            assertThat(program("leave", System.getProperty("java.io.tmpdir")).waitFor())
                    .isZero();
            assertThat(first.path()).exists().isNotEqualTo(second.path());
            assertThat(second.path()).exists();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "how far a process has ended is read from /proc")
    void doesNotWaitForTheParentOfAProcessToAskHowItEnded() throws Exception {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec sleep 600").start();
        try {
            ProcessHandle child = ProcessHandle.of(
                            Long.parseLong(parent.inputReader().readLine()))
                    .orElseThrow();
            long start = System.nanoTime();
            RunFolder.endTree(child);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(Files.readString(Path.of("/proc", Long.toString(child.pid()), "stat")))
                    .contains(") Z ");
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void isGoneWhenTheProgramEndsByItself() throws Exception {
        Process program = program("leave");
        Path folder = announced(program);
        program.waitFor();
        assertThat(folder).doesNotExist();
    }

    @Test
    void ofAKilledProgramIsRemovedByTheNextWithTheServersLeftRunning() throws Exception {
        Process program = program("stay");
        Path folder = announced(program);
        long server = Long.parseLong(
                Files.readAllLines(folder.resolve("processes")).getFirst().split(" ")[0]);
        program.destroyForcibly().waitFor();
        assertThat(folder).exists();
        assertThat(ProcessHandle.of(server)).isPresent();

        Process next = program("leave");
        next.waitFor();

        assertThat(folder).doesNotExist();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> ProcessHandle.of(server).isEmpty());
    }

    @Test
    void ofARunningProgramWithSeveralIsLeftAloneByOthers() throws Exception {
        Process program = program("stay");
        try (BufferedReader output = program.inputReader()) {
            Path first = Path.of(output.readLine());
            Path second = Path.of(output.readLine());
            long server = Long.parseLong(
                    Files.readAllLines(first.resolve("processes")).getFirst().split(" ")[0]);

            program("leave").waitFor();

            assertThat(first).exists();
            assertThat(second).exists();
            assertThat(ProcessHandle.of(server)).isPresent();
        } finally {
            program.outputWriter().close();
            program.waitFor();
        }
    }

    private Process program(String what) throws IOException {
        return program(what, temporary.toString());
    }

    private static Process program(String what, String temporaryFolder) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.io.tmpdir=" + temporaryFolder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunFolderProgram.class.getName(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path announced(Process program) throws IOException {
        return Path.of(program.inputReader().readLine());
    }

    static ServerProcess.Launch sleeper(RunFolder folder) {
        return new ServerProcess.Launch(
                "a sleeper",
                List.of("sleep", "600"),
                Map.of(),
                folder.path().resolve("log"),
                () -> true,
                Duration.ofSeconds(5));
    }
}
