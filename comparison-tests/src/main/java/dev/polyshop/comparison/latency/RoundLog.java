package dev.polyshop.comparison.latency;

/** Is given every round's histograms once, when the round is over. */
@FunctionalInterface
public interface RoundLog {

    /** Keeps nothing. */
    RoundLog NONE = (subject, workload, measured, when) -> {};

    /**
     * A round is over.
     *
     * @param subject who was measured
     * @param workload what of the workload the subject can do
     * @param measured what the round measured; its histograms are not to be changed
     * @param when when it was
     */
    void round(String subject, Workload workload, Measured measured, ClientWatch.Round when);
}
