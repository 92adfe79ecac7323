package dev.polyshop.keyvalue.orders;

import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.keyvalue.inventory.StockHash;

/** What becomes of an order's reserved pieces. */
final class Reservation {

    private Reservation() {}

    /** The counter that reserved pieces go to with this step; empty if they stay reserved. */
    static String binAfter(OrderStatus step) {
        return switch (step) {
            case SHIPPED -> StockHash.SOLD;
            case CANCELLED -> StockHash.ON_HAND;
            case PLACED, PAID, DELIVERED -> "";
        };
    }
}
