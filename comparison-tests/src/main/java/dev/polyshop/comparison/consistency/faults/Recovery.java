package dev.polyshop.comparison.consistency.faults;

import dev.polyshop.contract.Shop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Runs the shop's own recovery until all is well, or it is clear that it will not be. */
final class Recovery {

    /** Longer than any placement takes that is still under way. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(1);

    /** How long to wait for what was promised. */
    private static final Duration PROMISED = Duration.ofSeconds(20);

    /** How long to wait for what was not. */
    private static final Duration NOT_PROMISED = Duration.ofSeconds(3);

    private Recovery() {}

    /**
     * What it did.
     *
     * @param completed orders carried to their end
     * @param undone orders taken back
     * @param stillWrong what is wrong all the same, if anything
     */
    record Result(long completed, long undone, Optional<String> stillWrong) {}

    static Result until(Shop shop, boolean promised, Supplier<Optional<String>> wrong) {
        var total = new AtomicReference<>(new Result(0, 0, Optional.of("recovery did not come to an end")));
        try {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(250))
                    .atMost(promised ? PROMISED : NOT_PROMISED)
                    .until(() -> {
                        var report = shop.orders().recover(LEFT_ALONE);
                        shop.awaitVisibility();
                        Result before = total.get();
                        Result now = new Result(
                                before.completed() + report.completed(),
                                before.undone() + report.undone(),
                                wrong.get());
                        total.set(now);
                        return now.stillWrong().isEmpty();
                    });
        } catch (ConditionTimeoutException e) {
            System.getLogger(Recovery.class.getName())
                    .log(System.Logger.Level.DEBUG, "recovery does not make it whole", e);
        }
        return total.get();
    }
}
