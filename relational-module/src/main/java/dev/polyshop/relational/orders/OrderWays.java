package dev.polyshop.relational.orders;

import dev.polyshop.contract.orders.Orders;
import dev.polyshop.relational.Transactions;
import dev.polyshop.relational.inventory.StockRows;
import dev.polyshop.relational.inventory.StockWays;
import dev.polyshop.relational.units.WorkStyle;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The orders port in the way of each mode. */
@Component
public class OrderWays {

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final OrderRepository orders;
    private final StockWays stock;
    private final OrderImport imports;
    private final Clock clock;

    OrderWays(
            Transactions transactions,
            JdbcClient jdbc,
            OrderRepository orders,
            StockWays stock,
            OrderImport imports,
            Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.orders = orders;
        this.stock = stock;
        this.imports = imports;
        this.clock = clock;
    }

    /** The way of a mode. */
    public Orders of(WorkStyle style) {
        StockRows rows = stock.of(style);
        return new RelationalOrders(
                style,
                transactions,
                jdbc,
                orders,
                new Placement(style, jdbc, orders, rows, clock),
                new Progress(style, jdbc, orders, rows),
                imports);
    }
}
