package dev.polyshop.relational.orders;

import dev.polyshop.contract.orders.Order;
import dev.polyshop.relational.BulkImport;
import dev.polyshop.relational.Copy;
import dev.polyshop.relational.CopyText;
import dev.polyshop.relational.Sql;
import dev.polyshop.relational.Transactions;
import dev.polyshop.relational.Vacuum;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Brings in orders by COPY into staging tables, and from there those whose id and key are free. */
@Component
class OrderImport implements BulkImport.Target<Order> {

    private static final String STAGE = """
            create temporary table staged_order (like customer_order) on commit drop;
            create temporary table staged_line (like order_line) on commit drop""";
    private static final String ADD = """
            with added as (
                insert into customer_order (%1$s) select %1$s from staged_order
                on conflict do nothing
                returning id
            ),
            lined as (
                insert into order_line (%2$s)
                select %2$s from staged_line where order_id in (select id from added)
            )
            select id from added""".formatted(OrderCopy.COLUMNS, OrderCopy.LINE_COLUMNS);

    private final Transactions transactions;
    private final JdbcTemplate jdbc;

    OrderImport(Transactions transactions, JdbcTemplate jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> store(List<Order> batch) {
        CopyText rows = new CopyText();
        CopyText lineRows = new CopyText();
        batch.forEach(order -> OrderCopy.add(rows, lineRows, order));
        return transactions.write(() -> {
            jdbc.execute(STAGE);
            jdbc.execute(
                    (Connection connection) -> Copy.in(connection, "staged_order (" + OrderCopy.COLUMNS + ")", rows)
                            + Copy.in(connection, "staged_line (" + OrderCopy.LINE_COLUMNS + ")", lineRows));
            return new HashSet<>(jdbc.queryForList(ADD, UUID.class));
        });
    }

    @Override
    public Set<UUID> taken(Set<UUID> ids) {
        return transactions.read(() -> new HashSet<>(
                jdbc.queryForList("select id from customer_order where id = any (?)", UUID.class, Sql.uuids(ids))));
    }

    @Override
    public void tidyUp() {
        Vacuum.after(transactions, jdbc, "customer_order, order_line");
    }

    @Override
    public UUID id(Order order) {
        return order.id().value();
    }

    @Override
    public String key(Order order) {
        return order.key().value();
    }

    @Override
    public String keyName() {
        return "idempotency key";
    }

    @Override
    public int weight(Order order) {
        return 200 + 150 * order.lines().size();
    }
}
