package dev.polyshop.contract.orders;

/** The outcome of a step of an order. */
public sealed interface StatusChange {

    /**
     * The step was made.
     *
     * @param order the order after it
     */
    record Changed(Order order) implements StatusChange {}

    /**
     * The step does not follow on where the order is; nothing was changed.
     *
     * @param current where the order is
     * @param requested the step that was wanted
     */
    record IllegalStep(OrderStatus current, OrderStatus requested) implements StatusChange {}

    /**
     * There is no such order.
     *
     * @param order the id
     */
    record UnknownOrder(OrderId order) implements StatusChange {}
}
