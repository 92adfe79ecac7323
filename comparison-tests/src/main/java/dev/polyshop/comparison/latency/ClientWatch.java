package dev.polyshop.comparison.latency;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;

/** Watches the measuring process itself: one that is out of breath measures its own breath. */
public final class ClientWatch {

    /** From this share of all cores on, the client may have been what was slow. */
    public static final double BUSY = 0.8;

    /** From this share on, whoever had something to do waited for a core, client and server alike. */
    public static final double MACHINE_BUSY = 0.95;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Instant began = Instant.now();
    private final long beganNanos = System.nanoTime();
    private final long cpu = system.getProcessCpuTime();

    ClientWatch() {
        system.getCpuLoad(); // The load is that since it was asked last.
    }

    /**
     * What was seen in one round.
     *
     * @param began when it began
     * @param ended when it ended
     * @param cpuShare the process's CPU time as a share of all cores' time, 0 to 1
     * @param machineCpuShare how busy all cores were, whatever kept them, 0 to 1
     */
    public record Round(Instant began, Instant ended, double cpuShare, double machineCpuShare) {

        /** With the pauses that were noted meanwhile. */
        Reading with(PauseWatch.Pauses pauses) {
            return new Reading(
                    began, Duration.between(began, ended), cpuShare, pauses.total(), pauses.longest(), machineCpuShare);
        }
    }

    /**
     * What the measuring process did in one round.
     *
     * @param began when the round began
     * @param elapsed how long it was
     * @param cpuShare the process's CPU time as a share of all cores' time, 0 to 1
     * @param paused how long all Java threads stood still: garbage collections and other safepoints
     * @param longestPause the longest of these pauses
     * @param machineCpuShare how busy all cores were, whatever kept them, 0 to 1
     */
    public record Reading(
            Instant began,
            Duration elapsed,
            double cpuShare,
            Duration paused,
            Duration longestPause,
            double machineCpuShare) {}

    Instant began() {
        return began;
    }

    /** What happened since this watch was made. */
    Round round() {
        double elapsed = Math.max(1, System.nanoTime() - beganNanos);
        return new Round(
                began,
                Instant.now(),
                (system.getProcessCpuTime() - cpu) / elapsed / system.getAvailableProcessors(),
                Math.max(0, system.getCpuLoad()));
    }
}
