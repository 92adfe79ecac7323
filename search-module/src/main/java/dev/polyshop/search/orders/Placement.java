package dev.polyshop.search.orders;

import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;

/** How an order is placed: what the modes differ in. */
sealed interface Placement permits NaivePlacement, RecordedPlacement {

    /** Places it. */
    PlaceOrderResult place(PlaceOrder request);
}
