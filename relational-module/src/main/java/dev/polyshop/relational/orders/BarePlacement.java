package dev.polyshop.relational.orders;

import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.relational.BareJdbc;
import dev.polyshop.relational.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The commands of a placement without a coupon in the default mode, through the bare driver. */
public final class BarePlacement {

    private static final String ORDER = """
            insert into customer_order (
                id, idempotency_key, customer_id, status, coupon_code, currency, discount_minor, placed_at, holds_stock,
                version)
            values (:id, :key, :customer, 'PLACED', null, :currency, 0, :placedAt, true, 1)""";
    private static final String LINE = """
            insert into order_line (order_id, line_no, product_id, sku, name, category, unit_price_minor, quantity)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String TAKE = """
            update stock set on_hand = on_hand - ?, reserved = reserved + ?, version = version + 1
            where product_id = ? and on_hand >= ?""";

    private final Clock clock;

    /** By a clock. */
    public BarePlacement(Clock clock) {
        this.clock = clock;
    }

    private record Bought(String sku, String name, String category, long price, String currency) {}

    /**
     * Places it inside a transaction of the caller's; returns whether that went through, else the caller rolls back.
     */
    public boolean place(Connection connection, PlaceOrder request) throws SQLException {
        BareJdbc jdbc = new BareJdbc(connection);
        jdbc.query(
                "select id from customer where id = :id for key share",
                Map.of("id", request.customer().value()),
                BareJdbc::fetch);
        Map<UUID, Bought> products = new HashMap<>();
        List<UUID> ids =
                request.lines().stream().map(line -> line.product().value()).toList();
        jdbc.query(Placement.PRODUCTS, Map.of("ids", Sql.uuids(ids)), row -> {
            BareJdbc.fetch(row);
            products.put(
                    row.getObject("id", UUID.class),
                    new Bought(
                            row.getString("sku"),
                            row.getString("name"),
                            row.getString("path"),
                            row.getLong("price_minor"),
                            row.getString("currency")));
        });
        if (products.size() < ids.size()) {
            return false;
        }
        jdbc.update(
                ORDER,
                Map.of(
                        "id", request.id().value(),
                        "key", request.key().value(),
                        "customer", request.customer().value(),
                        "currency", products.values().iterator().next().currency(),
                        "placedAt", clock.instant().atOffset(ZoneOffset.UTC)));
        insertLines(connection, request, products);
        if (request.cart().isPresent()) {
            jdbc.update(
                    "delete from cart where id = :id",
                    Map.of("id", request.cart().get().value()));
        }
        return takeAll(connection, request);
    }

    private static void insertLines(Connection connection, PlaceOrder request, Map<UUID, Bought> products)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(LINE)) {
            for (int number = 0; number < request.lines().size(); number++) {
                CartLine line = request.lines().get(number);
                Bought bought = products.get(line.product().value());
                if (bought == null) {
                    throw new SQLException("product " + line.product() + " was not read");
                }
                insert.setObject(1, request.id().value());
                insert.setInt(2, number);
                insert.setObject(3, line.product().value());
                insert.setString(4, bought.sku());
                insert.setString(5, bought.name());
                insert.setString(6, bought.category());
                insert.setLong(7, bought.price());
                insert.setInt(8, line.quantity());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static boolean takeAll(Connection connection, PlaceOrder request) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            for (CartLine line : request.lines().stream()
                    .sorted(Comparator.comparing(CartLine::product))
                    .toList()) {
                take.setInt(1, line.quantity());
                take.setInt(2, line.quantity());
                take.setObject(3, line.product().value());
                take.setInt(4, line.quantity());
                take.addBatch();
            }
            for (int changed : take.executeBatch()) {
                if (changed == 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
