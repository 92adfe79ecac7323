package dev.polyshop.comparison.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The program in a JVM of its own, with a temporary folder of its own. */
final class PolyshopProcess implements AutoCloseable {

    private final Process process;
    private final Path temporary;

    private PolyshopProcess(Process process, Path temporary) {
        this.process = process;
        this.temporary = temporary;
    }

    static PolyshopProcess start(Path temporary, String... arguments) throws IOException {
        return start(new ProcessBuilder().redirectOutput(ProcessBuilder.Redirect.DISCARD), temporary, arguments);
    }

    /** With variables added to the environment, and standard output in a file. */
    static PolyshopProcess start(Path temporary, Map<String, String> variables, Path output, String... arguments)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder().redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        return start(builder, temporary, arguments);
    }

    private static PolyshopProcess start(ProcessBuilder builder, Path temporary, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Polyshop.class.getName()));
        command.addAll(List.of(arguments));
        return new PolyshopProcess(builder.command(command).start(), temporary);
    }

    /** The next line that it says; null at the end. */
    @Nullable
    String next() throws IOException {
        return process.errorReader().readLine();
    }

    /** Reads what it says until a line begins so; whether one did. */
    boolean says(String beginning) throws IOException {
        BufferedReader err = process.errorReader();
        String line = err.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = err.readLine();
        }
        return line != null;
    }

    /** All that it says until it ends. */
    String rest() throws IOException {
        StringBuilder all = new StringBuilder();
        BufferedReader err = process.errorReader();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            all.append(line).append('\n');
        }
        return all.toString();
    }

    /** The servers that it has started. */
    List<ProcessHandle> servers() {
        return process.descendants().toList();
    }

    /** The folders that it has under its temporary folder now. */
    List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> bases = Files.list(temporary)) {
            for (Path base : bases.filter(
                            path -> String.valueOf(path.getFileName()).startsWith("polyshop-"))
                    .toList()) {
                try (Stream<Path> each = Files.list(base)) {
                    each.filter(Files::isDirectory).forEach(folders::add);
                }
            }
        }
        return folders;
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    int ended() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the program did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
