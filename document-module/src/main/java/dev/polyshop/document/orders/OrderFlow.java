package dev.polyshop.document.orders;

import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.StatusChange;

/** How a mode places orders and makes their steps. */
interface OrderFlow {

    /** Places an order, or finds the one that stands under its key. */
    PlaceOrderResult place(PlaceOrder request);

    /** Makes a step that moves stock: to shipped or cancelled. */
    StatusChange move(OrderId id, OrderStatus to);

    /** Makes a step that moves none: to paid or delivered. */
    StatusChange mark(OrderId id, OrderStatus to);
}
