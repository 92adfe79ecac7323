package dev.polyshop.comparison.consistency.faults;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.OutcomeUnknownException;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.ShopException;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A client that does what the contract asks of it: after a failure it places the order again, with the same key. */
final class Patient {

    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Patient() {}

    /**
     * What came of it.
     *
     * @param result the last answer; empty if it gave up, or was refused as no repeated wish may be
     * @param tries how often it asked
     * @param failures what went wrong before, in order, for the story
     */
    record Outcome(Optional<PlaceOrderResult> result, int tries, String failures) {

        /** The order that the client was told stands. */
        Optional<Order> order() {
            return result.filter(PlaceOrderResult.Placed.class::isInstance)
                    .map(PlaceOrderResult.Placed.class::cast)
                    .map(PlaceOrderResult.Placed::order);
        }

        boolean placed() {
            return order().isPresent();
        }

        String words() {
            return (failures.isEmpty() ? "" : failures + ", then ") + (placed() ? "placed" : "not placed") + " at try "
                    + tries;
        }
    }

    static Outcome place(Shop shop, PlaceOrder wish) {
        StringBuilder failures = new StringBuilder();
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                return new Outcome(Optional.of(shop.orders().place(wish)), attempt, failures.toString());
            } catch (OutcomeUnknownException | StoreUnavailableException | ConflictException e) {
                failures.append(failures.isEmpty() ? "" : ", ")
                        .append(e.getClass().getSimpleName());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE.toMillis() * attempt));
            } catch (ShopException e) {
                return new Outcome(Optional.empty(), attempt, failures + " and is refused: " + e.getMessage());
            }
        }
        return new Outcome(Optional.empty(), TRIES, failures.toString());
    }
}
