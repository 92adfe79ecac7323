package dev.polyshop.keyvalue.orders;

import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.StatusChange;

/** How orders are placed and make their steps; the modes differ in it. */
interface OrderWrites {

    /** As {@link dev.polyshop.contract.orders.Orders#place}. */
    PlaceOrderResult place(PlaceOrder request);

    /** As {@link dev.polyshop.contract.orders.Orders#advance}. */
    StatusChange advance(OrderId id, OrderStatus to);
}
