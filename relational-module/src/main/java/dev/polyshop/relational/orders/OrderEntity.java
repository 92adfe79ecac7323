package dev.polyshop.relational.orders;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.relational.AssignedId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order's row with its lines. */
@Entity
@Table(name = "customer_order")
class OrderEntity extends AssignedId<UUID> {

    @Id
    private UUID id;

    private String idempotencyKey;
    private @Nullable UUID customerId;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private @Nullable String couponCode;
    private String currency;
    private long discountMinor;
    private Instant placedAt;
    private boolean holdsStock;

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "line_no")
    private List<OrderLinePart> lines;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected OrderEntity() {
        super(false);
    }

    /** An order placed here, which holds the stock of its lines. */
    OrderEntity(Order order) {
        super(true);
        id = order.id().value();
        idempotencyKey = order.key().value();
        customerId = order.customer().map(CustomerId::value).orElse(null);
        status = order.status();
        couponCode = order.coupon().map(CouponCode::value).orElse(null);
        currency = order.currency().getCurrencyCode();
        discountMinor = order.discount().minorUnits();
        placedAt = order.placedAt();
        holdsStock = true;
        lines = order.lines().stream().map(OrderLinePart::of).toList();
        version = 1;
    }

    Order toOrder() {
        Currency money = Currency.getInstance(currency);
        return new Order(
                new OrderId(id),
                new IdempotencyKey(idempotencyKey),
                Optional.ofNullable(customerId).map(CustomerId::new),
                status,
                lines.stream().map(line -> line.toLine(money)).toList(),
                Optional.ofNullable(couponCode).map(CouponCode::new),
                Money.ofMinor(discountMinor, money),
                placedAt);
    }

    OrderStatus status() {
        return status;
    }

    void become(OrderStatus next) {
        status = next;
    }

    boolean holdsStock() {
        return holdsStock;
    }

    @Override
    public UUID getId() {
        return id;
    }
}
