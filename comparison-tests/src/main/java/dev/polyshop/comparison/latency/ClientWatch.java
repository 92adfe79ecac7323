package dev.polyshop.comparison.latency;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** Watches the measuring process itself: one that is out of breath measures its own breath. */
public final class ClientWatch {

    /** From this share of all cores on, the client may have been what was slow. */
    public static final double BUSY = 0.8;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long began = System.nanoTime();
    private final long cpu = system.getProcessCpuTime();
    private final long collecting = collectionMillis();

    /**
     * What was seen.
     *
     * @param cpuShare the process's CPU time as a share of all cores' time, 0 to 1
     * @param collectionMillis time spent in garbage collections
     */
    public record Reading(double cpuShare, long collectionMillis) {

        /** Whether the client may have been what was slow. */
        public boolean busy() {
            return cpuShare >= BUSY;
        }
    }

    /** What happened since this watch was made. */
    public Reading read() {
        double elapsed = Math.max(1, System.nanoTime() - began);
        return new Reading(
                (system.getProcessCpuTime() - cpu) / elapsed / system.getAvailableProcessors(),
                collectionMillis() - collecting);
    }

    private static long collectionMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
