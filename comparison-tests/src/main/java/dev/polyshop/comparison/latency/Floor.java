package dev.polyshop.comparison.latency;

/** What the mapping layer costs at one operation. */
public sealed interface Floor {

    /**
     * It was measured.
     *
     * @param shopMicros the median service time through the shop
     * @param driverMicros that of the same commands through the bare driver
     * @param ratio the first by the second, with its interval over rounds: 1 means that the layer costs nothing
     * @param steady whether the warm-ups of both became steady before their time was up
     */
    record Priced(double shopMicros, double driverMicros, Interval ratio, boolean steady) implements Floor {}

    /**
     * It was not.
     *
     * @param reason why, in a sentence
     */
    record NotPriced(String reason) implements Floor {}
}
