package dev.polyshop.contract.orders;

import static dev.polyshop.contract.orders.OrderStatus.CANCELLED;
import static dev.polyshop.contract.orders.OrderStatus.DELIVERED;
import static dev.polyshop.contract.orders.OrderStatus.PAID;
import static dev.polyshop.contract.orders.OrderStatus.PLACED;
import static dev.polyshop.contract.orders.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Values of orders")
class OrderValuesTest {

    private static final ProductId PEN = ProductId.next();
    private static final OrderLine PENS =
            new OrderLine(PEN, "PEN", "Pen", CategoryPath.parse("office"), Money.of("0.35", "EUR"), 3);
    private static final PlaceOrder WISH = PlaceOrder.of(CustomerId.next(), List.of(new CartLine(PEN, 3)));

    @Test
    void anOrderAddsItsLinesAndTakesTheCouponOff() {
        Coupon tenPercent = new Coupon(new CouponCode("TEN"), 10, 1);
        Order order = Order.placed(WISH, List.of(PENS), Optional.of(tenPercent), Instant.EPOCH);
        assertThat(order.subtotal()).isEqualTo(Money.of("1.05", "EUR"));
        assertThat(order.discount()).isEqualTo(Money.of("0.11", "EUR"));
        assertThat(order.total()).isEqualTo(Money.of("0.94", "EUR"));
        assertThat(order.status()).isEqualTo(PLACED);
    }

    @Test
    void momentsAreKeptToTheMillisecond() {
        Order order = Order.placed(WISH, List.of(PENS), Optional.empty(), Instant.parse("2026-01-01T00:00:00.123456Z"));
        assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00.123Z"));
    }

    @Test
    void anOrderNamesEachProductOnceAndInOneCurrency() {
        assertThatThrownBy(() -> Order.placed(WISH, List.of(PENS, PENS), Optional.empty(), Instant.EPOCH))
                .isInstanceOf(InvalidDataException.class);
        OrderLine yen =
                new OrderLine(ProductId.next(), "INK", "Ink", CategoryPath.parse("office"), Money.of("100", "JPY"), 1);
        assertThatThrownBy(() -> Order.placed(WISH, List.of(PENS, yen), Optional.empty(), Instant.EPOCH))
                .isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> PlaceOrder.of(CustomerId.next(), List.of())).isInstanceOf(InvalidDataException.class);
    }

    @Test
    void theStepsOfAnOrderGoOneWay() {
        assertThat(PLACED.next()).containsExactlyInAnyOrder(PAID, CANCELLED);
        assertThat(PAID.next()).containsExactlyInAnyOrder(SHIPPED, CANCELLED);
        assertThat(SHIPPED.next()).containsExactly(DELIVERED);
        assertThat(DELIVERED.next()).isEmpty();
        assertThat(CANCELLED.next()).isEmpty();
    }
}
