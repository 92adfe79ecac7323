package dev.polyshop.comparison.results;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks at the machine. */
public final class HostProbe {

    private static final Path LINUX_CPUS = Path.of("/proc/cpuinfo");

    private HostProbe() {}

    /**
     * The facts of this machine. Cores and memory are those of the control group that the JVM runs in, if there is one
     * (the JVM reads its limits by itself).
     */
    public static HostFacts look() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return new HostFacts(
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                cpu(System.getenv()),
                Runtime.getRuntime().availableProcessors(),
                memory,
                property("java.vendor") + " " + property("java.runtime.version"));
    }

    private static String cpu(Map<String, String> environment) {
        return linuxCpu(LINUX_CPUS)
                .or(HostProbe::macCpu)
                .or(() -> Optional.ofNullable(environment.get("PROCESSOR_IDENTIFIER")))
                .orElse(property("os.arch"));
    }

    /** On x86 the kernel tells the model's name; on ARM it does not. */
    static Optional<String> linuxCpu(Path cpus) {
        if (!Files.isReadable(cpus)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(cpus, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> macCpu() {
        if (!property("os.name").startsWith("Mac")) {
            return Optional.empty();
        }
        try {
            Process process = new ProcessBuilder(List.of("sysctl", "-n", "machdep.cpu.brand_string")).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(5, TimeUnit.SECONDS) && !answer.isEmpty() ? Optional.of(answer) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
