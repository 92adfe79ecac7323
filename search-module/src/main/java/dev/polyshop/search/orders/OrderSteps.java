package dev.polyshop.search.orders;

import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.search.inventory.Movement;
import java.util.Optional;

/** How an order goes on from step to step: what the modes differ in. */
sealed interface OrderSteps permits NaiveSteps, RecordedSteps {

    /** Makes one step. */
    StatusChange advance(OrderId id, OrderStatus to);

    /** What moves the order's pieces on its way to a status, if anything does. */
    static Optional<Movement> movement(OrderStatus to) {
        return switch (to) {
            case SHIPPED -> Optional.of(Movement.SELL);
            case CANCELLED -> Optional.of(Movement.RELEASE);
            case PLACED, PAID, DELIVERED -> Optional.empty();
        };
    }
}
