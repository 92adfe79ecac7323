package dev.polyshop.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script in a checkout of its own, whose Java and Maven tell what they were asked. */
@DisplayName("The launcher")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for POSIX shells")
class LauncherTest {

    private static final Path SCRIPT = Path.of("..", "polyshop");

    @TempDir
    private Path temporary = Path.of("");

    private Path root = Path.of("");

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void checkOut() throws IOException {
        root = Files.createDirectories(temporary.resolve("a folder with spaces"));
        Files.copy(SCRIPT, root.resolve("polyshop"));
        Files.createDirectories(root.resolve("comparison-tests/src/main"));
        Files.writeString(root.resolve("pom.xml"), "");
        script(root.resolve("mvnw"), """
                echo "maven on $JAVA_HOME: $*"
                mkdir -p comparison-tests/target
                printf '# %s\\n-cp "x"\\nMain\\n' "$(pwd -P)" >comparison-tests/target/polyshop.args
                """);
        script(jdk("25").resolve("bin/java"), "for word; do echo \"[$word]\"; done; exit 7");
    }

    @Test
    void buildsWhatIsMissingThenBecomesTheProgram() {
        Ended ended = launch("compare", "--out", "my report");

        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.err()).contains("polyshop: building", "maven on " + jdk("25"), "package");
        assertThat(ended.out())
                .contains(
                        "[@" + real(root) + "/comparison-tests/target/polyshop.args]\n[compare]\n[--out]\n[my report]")
                .doesNotContain("maven");
    }

    @Test
    void doesNotBuildWhatIsUpToDate() {
        launch("stores");

        assertThat(launch("stores").err()).isEmpty();
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws IOException {
        launch("stores");
        Path source = Files.writeString(root.resolve("comparison-tests/src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(launch("stores").err()).contains("building");
    }

    @Test
    void buildsAgainWhenTheFolderWasMoved() throws IOException {
        launch("stores");
        root = Files.move(root, temporary.resolve("moved"));

        assertThat(launch("stores").err()).contains("building");
    }

    @Test
    void saysThatTheBuildFailed() throws IOException {
        script(root.resolve("mvnw"), "echo 'no such artifact' >&2; exit 1");

        Ended ended = launch("stores");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("no such artifact", "polyshop: the build failed");
    }

    @Test
    void passesOverAnOlderJdkAndARuntimeWithoutACompiler() throws IOException {
        Path old = jdk("17");
        Path runtime = jdk("24");
        Files.delete(runtime.resolve("bin/javac"));

        Ended ended = launch(Map.of("POLYSHOP_JAVA_HOME", old.toString(), "JAVA_HOME", runtime.toString()), "stores");

        assertThat(ended.code()).isNotEqualTo(3);
        assertThat(ended.err()).doesNotContain("maven on " + old, "maven on " + runtime);
    }

    @Test
    void leavesOutOptionsThatAnOlderJavaDoesNotKnow() throws IOException {
        script(jdk("21").resolve("bin/java"), "echo \"$*\"");

        assertThat(launch(Map.of("JAVA_HOME", jdk("21").toString()), "stores").out())
                .doesNotContain("sun-misc-unsafe");
        assertThat(launch("stores").out()).contains("--sun-misc-unsafe-memory-access=allow");
    }

    @Test
    void worksThroughALinkFromElsewhere() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("polyshop-link"), root.resolve("polyshop"));

        assertThat(run(Map.of("JAVA_HOME", jdk("25").toString()), List.of(link.toString(), "stores"))
                        .out())
                .contains(real(root) + "/comparison-tests");
    }

    private Ended launch(String... arguments) {
        return launch(Map.of("JAVA_HOME", jdk("25").toString()), arguments);
    }

    private Ended launch(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("polyshop").toString()));
        command.addAll(List.of(arguments));
        return run(environment, command);
    }

    private Ended run(Map<String, String> environment, List<String> command) {
        try {
            Path err = temporary.resolve("err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(temporary.toFile()).redirectError(err.toFile());
            builder.environment()
                    .keySet()
                    .removeAll(List.of("JAVA_HOME", "POLYSHOP_JAVA_HOME", "POLYSHOP_JAVA_OPTIONS"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), out, Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A JDK that is no more than its names. */
    private Path jdk(String release) {
        try {
            Path home = temporary.resolve("jdk-" + release);
            if (!Files.exists(home)) {
                Files.createDirectories(home.resolve("bin"));
                Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + release + ".0.1\"\n");
                script(home.resolve("bin/javac"), "exit 0");
                script(home.resolve("bin/java"), "exit 0");
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
