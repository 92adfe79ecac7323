package dev.polyshop.comparison.consistency.faults;

import dev.polyshop.comparison.consistency.Crowd;
import dev.polyshop.comparison.consistency.Finding;
import dev.polyshop.comparison.consistency.Story;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.ShopException;
import dev.polyshop.contract.engine.ServerControl;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.PlaceOrderResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One life of a server: clients check out, it is killed and restarted, and the ledger is held against what is left. */
final class CrashRun {

    private static final int CLIENTS = 4;
    private static final int PIECES = 1_000_000;
    private static final Duration RESTART = Duration.ofMinutes(2);

    /** Between an attempt that failed and the next: a refusal comes at once, and would be asked for without end. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Shop shop;
    private final ServerControl server;
    /** Whether the mode promises that recovery leaves nothing half. */
    private final boolean whole;

    private final Story story = new Story();
    /** Every order that was acknowledged, as it was acknowledged. */
    private final Queue<Order> ledger = new ConcurrentLinkedQueue<>();

    CrashRun(Shop shop, ServerControl server, boolean whole) {
        this.shop = shop;
        this.server = server;
        this.whole = whole;
    }

    Finding run(Duration lifetime) {
        Checkout checkout = Checkout.prepare(shop, 2, PIECES);
        AtomicBoolean dead = new AtomicBoolean();
        AtomicLong restarting = new AtomicLong();
        List<Integer> placedByClient = Crowd.rush(CLIENTS + 1, client -> () -> {
            if (client == CLIENTS) {
                try {
                    awaitFirstAcknowledgement();
                    LockSupport.parkNanos(lifetime.toNanos());
                    server.kill();
                } finally {
                    dead.set(true); // Or else the clients would go on for ever.
                }
                restarting.set(System.nanoTime());
                server.restart(); // At once: a client may be waiting for a connection to the dead server.
                return 0;
            }
            return checkOutUntilKilled(checkout, dead);
        });
        story.tell(
                CLIENTS + " clients",
                "place orders for " + lifetime.toMillis()
                        + " ms from the first acknowledgement, until the server is killed",
                placedByClient.stream().mapToInt(each -> each).sum() + " acknowledged");
        awaitAnswers(checkout);
        story.tell(
                "server",
                "is restarted on the same data",
                "answers after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - restarting.get()) + " ms");
        return judge(checkout);
    }

    private int checkOutUntilKilled(Checkout checkout, AtomicBoolean dead) {
        int acknowledged = 0;
        while (!dead.get()) {
            try {
                if (shop.orders().place(checkout.wish()) instanceof PlaceOrderResult.Placed placed) {
                    ledger.add(placed.order());
                    acknowledged++;
                }
            } catch (ShopException e) {
                // Not acknowledged: either it lost against the others, or the server is just dying.
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return acknowledged;
    }

    /** @throws IllegalStateException if there is none: a kill under no load would show nothing */
    private void awaitFirstAcknowledgement() {
        try {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(RESTART)
                    .until(() -> !ledger.isEmpty());
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("no order was acknowledged within " + RESTART.toSeconds() + " s", e);
        }
    }

    private void awaitAnswers(Checkout checkout) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(RESTART)
                .ignoreExceptionsInstanceOf(ShopException.class)
                .until(() -> {
                    checkout.history(shop);
                    return true;
                });
    }

    private Finding judge(Checkout checkout) {
        long lost = ledger.stream().filter(order -> !isThere(order)).count();
        Recovery.Result recovery = Recovery.until(
                shop,
                whole,
                () -> lost > 0
                        ? Optional.empty() // There is nothing left to make whole.
                        : checkout.leakedStock(shop, checkout.history(shop)));
        String sentence = lost + " of " + ledger.size() + " acknowledged orders are gone or changed"
                + recovery.stillWrong().map(text -> "; " + text).orElse("");
        story.tell("lab", "looks up every acknowledged order, and adds up the stock", sentence);
        return new Finding(lost > 0 || whole && recovery.stillWrong().isPresent(), sentence, story.steps());
    }

    private boolean isThere(Order order) {
        return shop.orders().find(order.id()).filter(order::equals).isPresent()
                && shop.orders().findByKey(order.key()).filter(order::equals).isPresent();
    }
}
