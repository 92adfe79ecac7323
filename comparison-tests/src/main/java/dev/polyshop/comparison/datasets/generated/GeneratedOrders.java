package dev.polyshop.comparison.datasets.generated;

import dev.polyshop.comparison.datasets.generated.Streams.Kind;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.TimeOrderedUuid;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Makes the orders of a year, by day and time. All are shipped, delivered or cancelled, because orders brought in from
 * elsewhere hold no stock. The demand is skewed: few products make most of the sales (Zipf, exponent 1), and customers
 * differ less (exponent 0.6).
 */
final class GeneratedOrders implements Iterable<Order> {

    private static final List<Coupon> COUPONS = List.of(
            new Coupon(new CouponCode("WELCOME10"), 10, 1_000_000),
            new Coupon(new CouponCode("SUMMER15"), 15, 1_000_000),
            new Coupon(new CouponCode("FRIENDS20"), 20, 1_000_000));
    private static final int MOST_LINES = 12;
    private static final int DAYS_UNDERWAY = 4;

    private final Streams streams;
    private final OrderCalendar calendar;
    private final Goods goods;
    private final GeneratedCustomers customers;
    private final Demand productDemand;
    private final Demand customerDemand;

    /** What is sold. */
    @FunctionalInterface
    interface Goods {

        /** A line of an order. */
        OrderLine line(int product, int quantity);
    }

    GeneratedOrders(
            Streams streams,
            OrderCalendar calendar,
            Goods goods,
            int productCount,
            GeneratedCustomers customers,
            int customerCount) {
        this.streams = streams;
        this.calendar = calendar;
        this.goods = goods;
        this.customers = customers;
        this.productDemand = new Demand(productCount, 1.0);
        this.customerDemand = new Demand(customerCount, 0.6);
    }

    @Override
    public Iterator<Order> iterator() {
        return new Iterator<>() {
            private int day;
            private int inDay;
            private Instant[] moments = calendar.moments(0);

            @Override
            public boolean hasNext() {
                while (inDay == moments.length && day + 1 < calendar.days()) {
                    moments = calendar.moments(++day);
                    inDay = 0;
                }
                return inDay < moments.length;
            }

            @Override
            public Order next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Order order = order(calendar.firstOrder(day) + inDay, day, moments[inDay]);
                inDay++;
                return order;
            }
        };
    }

    private Order order(int number, int day, Instant placedAt) {
        UniformRandomProvider random = streams.of(Kind.ORDER, number);
        OrderId id = new OrderId(TimeOrderedUuid.of(placedAt, random.nextLong()));
        Optional<CustomerId> customer =
                random.nextInt(10) == 0 ? Optional.empty() : Optional.of(customers.id(customerDemand.draw(random)));
        OrderStatus status = status(day, random);
        Optional<Coupon> coupon =
                random.nextInt(16) == 0 ? Optional.of(Vocabulary.pick(COUPONS, random)) : Optional.empty();
        List<OrderLine> lines = lines(random);
        Money subtotal =
                lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
        return new Order(
                id,
                new IdempotencyKey(String.format(Locale.ROOT, "generated-%08d", number + 1)),
                customer,
                status,
                lines,
                coupon.map(Coupon::code),
                coupon.map(used -> subtotal.percent(used.percent())).orElse(Money.zero(subtotal.currency())),
                placedAt);
    }

    private OrderStatus status(int day, UniformRandomProvider random) {
        if (random.nextInt(25) == 0) {
            return OrderStatus.CANCELLED;
        }
        return day + DAYS_UNDERWAY < calendar.days() ? OrderStatus.DELIVERED : OrderStatus.SHIPPED;
    }

    /** One product at least; each further one follows with two chances in three. */
    private List<OrderLine> lines(UniformRandomProvider random) {
        Set<Integer> chosen = new LinkedHashSet<>();
        do {
            chosen.add(productDemand.draw(random));
        } while (chosen.size() < MOST_LINES && random.nextInt(3) > 0);
        List<OrderLine> lines = new ArrayList<>(chosen.size());
        for (int number : chosen) {
            lines.add(goods.line(number, random.nextInt(4) > 0 ? 1 : 2 + random.nextInt(5)));
        }
        return lines;
    }
}
