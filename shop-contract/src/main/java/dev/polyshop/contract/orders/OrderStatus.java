package dev.polyshop.contract.orders;

import java.util.Set;

/** The steps of an order: placed, paid, shipped, delivered; until it is shipped it can be cancelled instead. */
public enum OrderStatus {
    /** Its pieces are reserved. */
    PLACED,
    /** It is paid; its pieces are still reserved. */
    PAID,
    /** Its pieces have left the house: from reserved to sold. */
    SHIPPED,
    /** It has arrived. */
    DELIVERED,
    /** Its pieces are back on hand. */
    CANCELLED;

    /** The steps that may come next. */
    public Set<OrderStatus> next() {
        return switch (this) {
            case PLACED -> Set.of(PAID, CANCELLED);
            case PAID -> Set.of(SHIPPED, CANCELLED);
            case SHIPPED -> Set.of(DELIVERED);
            case DELIVERED, CANCELLED -> Set.of();
        };
    }

    /** Whether that step may come next. */
    public boolean canBecome(OrderStatus other) {
        return next().contains(other);
    }
}
