package dev.polyshop.relational.orders;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.orders.CouponUse;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.relational.Sql;
import dev.polyshop.relational.inventory.StockRows;
import dev.polyshop.relational.units.WorkStyle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The placing of one order, inside a transaction of the caller's. What cannot be contended comes first; the rows that
 * many orders want, coupon and stock, are changed last, so that they are locked for the shortest time. In row-lock
 * alone the coupon is locked when it is read, before the order is written.
 */
final class Placement {

    /** What an order line copies, and no more: descriptions lie in another table (TOAST) and are left there. */
    static final String PRODUCTS = """
            select p.id, p.sku, p.name, c.path, p.price_minor, p.currency
            from product p join category c on c.id = p.category_id
            where p.id = any (:ids)""";

    private final JdbcClient jdbc;
    private final OrderRepository orders;
    private final CouponRows coupons;
    private final StockRows stock;
    private final Clock clock;

    /** Rolls the transaction back and carries the answer out of it. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient PlaceOrderResult answer;

        Refused(PlaceOrderResult answer) {
            super(answer.toString(), null, false, false);
            this.answer = answer;
        }

        PlaceOrderResult answer() {
            return answer;
        }
    }

    Placement(WorkStyle style, JdbcClient jdbc, OrderRepository orders, StockRows stock, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.coupons = new CouponRows(style, jdbc);
        this.stock = stock;
        this.clock = clock;
    }

    /**
     * Places it, or throws {@link Refused}.
     *
     * @throws org.springframework.dao.DuplicateKeyException if an order stands under its key or id already: of two at
     *     the same time, the later waits at the unique index until the earlier has ended
     */
    Order place(PlaceOrder request) {
        requireCustomer(request);
        List<OrderLine> lines = lines(request);
        Optional<CouponUse> coupon = coupon(request);
        Order order = Order.placed(request, lines, coupon.map(CouponUse::coupon), clock.instant());
        orders.saveAndFlush(new OrderEntity(order));
        emptyCart(request);
        coupon.filter(seen -> !coupons.use(seen)).ifPresent(seen -> {
            throw exhausted(seen);
        });
        stock.takeAll(request.lines()).ifPresent(refusal -> {
            throw outOfStock(request, refusal);
        });
        return order;
    }

    /** FOR KEY SHARE, as a foreign key would: the customer is not erased while the order is on its way. */
    private void requireCustomer(PlaceOrder request) {
        boolean there = jdbc.sql("select id from customer where id = :id for key share")
                        .param("id", request.customer().value())
                        .query()
                        .listOfRows()
                        .size()
                == 1;
        if (!there) {
            throw new Refused(new PlaceOrderResult.UnknownCustomer(request.customer()));
        }
    }

    private List<OrderLine> lines(PlaceOrder request) {
        Map<ProductId, OrderLine> products = jdbc
                .sql(PRODUCTS)
                .param(
                        "ids",
                        Sql.uuids(request.lines().stream()
                                .map(line -> line.product().value())
                                .toList()))
                .query(Placement::onePiece)
                .list()
                .stream()
                .collect(Collectors.toMap(OrderLine::product, Function.identity()));
        List<OrderLine> lines = new ArrayList<>();
        for (CartLine line : request.lines()) {
            OrderLine product = products.get(line.product());
            if (product == null) {
                throw new Refused(new PlaceOrderResult.UnknownProduct(line.product()));
            }
            lines.add(product.withQuantity(line.quantity()));
        }
        if (lines.stream().map(line -> line.unitPrice().currency()).distinct().count() > 1) {
            throw new Refused(new PlaceOrderResult.MixedCurrencies());
        }
        return lines;
    }

    private static OrderLine onePiece(ResultSet row, int number) throws SQLException {
        return new OrderLine(
                new ProductId(row.getObject("id", UUID.class)),
                row.getString("sku"),
                row.getString("name"),
                CategoryPath.parse(row.getString("path")),
                Money.ofMinor(row.getLong("price_minor"), Currency.getInstance(row.getString("currency"))),
                1);
    }

    private Optional<CouponUse> coupon(PlaceOrder request) {
        Optional<CouponUse> coupon = request.coupon()
                .map(code -> coupons.findForUse(code)
                        .orElseThrow(() -> new Refused(new PlaceOrderResult.UnknownCoupon(code))));
        coupon.filter(seen -> seen.used() >= seen.coupon().maxUses()).ifPresent(seen -> {
            throw exhausted(seen);
        });
        return coupon;
    }

    private void emptyCart(PlaceOrder request) {
        request.cart()
                .ifPresent(cart -> jdbc.sql("delete from cart where id = :id")
                        .param("id", cart.value())
                        .update());
    }

    private static Refused exhausted(CouponUse seen) {
        return new Refused(new PlaceOrderResult.CouponExhausted(seen.coupon().code()));
    }

    private static Refused outOfStock(PlaceOrder request, StockChange refusal) {
        return switch (refusal) {
            case StockChange.TooFew(ProductId product, long available) ->
                new Refused(new PlaceOrderResult.OutOfStock(
                        product,
                        request.lines().stream()
                                .filter(line -> line.product().equals(product))
                                .findFirst()
                                .orElseThrow()
                                .quantity(),
                        available));
            // Removed since it was read above.
            case StockChange.UnknownProduct(ProductId product) ->
                new Refused(new PlaceOrderResult.UnknownProduct(product));
            case StockChange.Done done -> throw new IllegalStateException("not a refusal: " + done);
        };
    }
}
