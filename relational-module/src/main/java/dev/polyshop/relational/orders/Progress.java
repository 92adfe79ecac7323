package dev.polyshop.relational.orders;

import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.relational.inventory.Movement;
import dev.polyshop.relational.inventory.StockRows;
import dev.polyshop.relational.units.WorkStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One step of an order in the way of a mode, inside a transaction of the caller's. */
final class Progress {

    private static final String STATUS = "select status from customer_order where id = :id";
    private static final String STEP = "update customer_order set status = :to, version = version + 1 where id = :id";

    private final WorkStyle style;
    private final JdbcClient jdbc;
    private final OrderRepository orders;
    private final StockRows stock;

    Progress(WorkStyle style, JdbcClient jdbc, OrderRepository orders, StockRows stock) {
        this.style = style;
        this.jdbc = jdbc;
        this.orders = orders;
        this.stock = stock;
    }

    StatusChange advance(OrderId id, OrderStatus to) {
        return switch (style) {
            case ATOMIC_UPDATE -> step(id, to);
            case OPTIMISTIC -> stepByVersion(id, to);
            case ROW_LOCK -> readAndStep(id, to, STATUS + " for update");
            case NAIVE, REPEATABLE_READ, SERIALIZABLE -> readAndStep(id, to, STATUS);
        };
    }

    /**
     * The condition stands in the UPDATE: of two at the same time, the later finds the status changed. The status that
     * a refusal names is of a later snapshot (READ COMMITTED), in which the step may have become legal: then again.
     */
    private StatusChange step(OrderId id, OrderStatus to) {
        String[] before = Arrays.stream(OrderStatus.values())
                .filter(status -> status.canBecome(to))
                .map(Enum::name)
                .toArray(String[]::new);
        while (true) {
            int changed = jdbc.sql(STEP + " and status = any (:before)")
                    .param("id", id.value())
                    .param("to", to.name())
                    .param("before", before)
                    .update();
            if (changed == 1) {
                return settled(read(id), to);
            }
            Optional<OrderStatus> current = status(id, STATUS);
            if (current.filter(status -> status.canBecome(to)).isEmpty()) {
                return refusal(id, to, current);
            }
        }
    }

    /** The status is read, looked at, and written back. */
    private StatusChange readAndStep(OrderId id, OrderStatus to, String read) {
        Optional<OrderStatus> current = status(id, read);
        if (current.filter(status -> status.canBecome(to)).isEmpty()) {
            return refusal(id, to, current);
        }
        jdbc.sql(STEP).param("id", id.value()).param("to", to.name()).update();
        return settled(read(id), to);
    }

    /** The entity's version decides when it is flushed. */
    private StatusChange stepByVersion(OrderId id, OrderStatus to) {
        Optional<OrderEntity> entity = orders.findById(id.value());
        Optional<OrderStatus> current = entity.map(OrderEntity::status);
        if (current.filter(status -> status.canBecome(to)).isEmpty()) {
            return refusal(id, to, current);
        }
        OrderEntity found = entity.orElseThrow();
        found.become(to);
        orders.flush();
        return settled(found, to);
    }

    private OrderEntity read(OrderId id) {
        return orders.findById(id.value()).orElseThrow();
    }

    private StatusChange settled(OrderEntity entity, OrderStatus to) {
        Order order = entity.toOrder();
        if (entity.holdsStock()) {
            List<CartLine> lines = order.lines().stream()
                    .map(line -> new CartLine(line.product(), line.quantity()))
                    .toList();
            if (to == OrderStatus.SHIPPED) {
                stock.settleAll(Movement.SELL, lines);
            } else if (to == OrderStatus.CANCELLED) {
                stock.settleAll(Movement.RELEASE, lines);
            }
        }
        return new StatusChange.Changed(order);
    }

    private Optional<OrderStatus> status(OrderId id, String sql) {
        return jdbc.sql(sql)
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(OrderStatus::valueOf);
    }

    private static StatusChange refusal(OrderId id, OrderStatus to, Optional<OrderStatus> current) {
        return current.<StatusChange>map(status -> new StatusChange.IllegalStep(status, to))
                .orElseGet(() -> new StatusChange.UnknownOrder(id));
    }
}
