package dev.polyshop.relational.wiring;

import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.relational.Copy;
import dev.polyshop.relational.CopyText;
import dev.polyshop.relational.Failures;
import dev.polyshop.relational.catalog.CategoryTree;
import dev.polyshop.relational.catalog.ProductCopy;
import dev.polyshop.relational.customers.CustomerCopy;
import dev.polyshop.relational.orders.OrderCopy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * COPY straight into tables of the same shape, with the same indexes and the same foreign keys, in a schema beside the
 * shop's. A row whose key is taken would end it: that it is not, nobody looks.
 */
final class RelationalBulkFloor implements BulkFloor {

    private static final int BATCH_CHARACTERS = 8_000_000;

    /** Each after those that it refers to. */
    private static final List<String> TABLES =
            List.of("category", "product", "stock", "customer", "address", "customer_order", "order_line");

    private final DataSource connections;
    private final String schema;
    private final String shop;

    RelationalBulkFloor(DataSource connections, String namespace) {
        this.connections = connections;
        this.shop = namespace;
        this.schema = schemaOf(namespace);
    }

    /** The schema beside a shop's. */
    static String schemaOf(String namespace) {
        return namespace + "_floor";
    }

    @Override
    public long loadProducts(Iterator<Product> products) {
        return inSchema(connection -> {
            CategoryTree categories =
                    new CategoryTree(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            long count = 0;
            while (products.hasNext()) {
                CopyText rows = new CopyText();
                CopyText stock = new CopyText();
                while (products.hasNext() && rows.length() < BATCH_CHARACTERS) {
                    Product product = products.next();
                    ProductCopy.add(rows, product, categories.idOf(product.category()));
                    stock.add(product.id().value()).endRow();
                }
                count += Copy.in(connection, "product (" + ProductCopy.COLUMNS + ")", rows);
                Copy.in(connection, "stock (product_id)", stock);
            }
            return count;
        });
    }

    @Override
    public long loadCustomers(Iterator<Customer> customers) {
        return inSchema(connection -> {
            long count = 0;
            while (customers.hasNext()) {
                CopyText rows = new CopyText();
                CopyText addresses = new CopyText();
                while (customers.hasNext() && rows.length() + addresses.length() < BATCH_CHARACTERS) {
                    CustomerCopy.add(rows, addresses, customers.next());
                }
                count += Copy.in(connection, "customer (" + CustomerCopy.COLUMNS + ")", rows);
                Copy.in(connection, "address (" + CustomerCopy.ADDRESS_COLUMNS + ")", addresses);
            }
            return count;
        });
    }

    @Override
    public long loadOrders(Iterator<Order> orders) {
        return inSchema(connection -> {
            long count = 0;
            while (orders.hasNext()) {
                CopyText rows = new CopyText();
                CopyText lines = new CopyText();
                while (orders.hasNext() && rows.length() + lines.length() < BATCH_CHARACTERS) {
                    OrderCopy.add(rows, lines, orders.next());
                }
                count += Copy.in(connection, "customer_order (" + OrderCopy.COLUMNS + ")", rows);
                Copy.in(connection, "order_line (" + OrderCopy.LINE_COLUMNS + ")", lines);
            }
            return count;
        });
    }

    @Override
    public void discard() {
        long done = onConnection(connection -> {
            SchemaMark.drop(connection, schema);
            return 0;
        });
        assert done == 0;
    }

    /** A load on one connection. */
    @FunctionalInterface
    private interface Load {
        long run(Connection connection) throws SQLException;
    }

    /**
     * In one transaction, which the schema's place on the {@code search_path} ends with; the first makes the tables.
     */
    private long inSchema(Load load) {
        return onConnection(connection -> {
            SchemaMark.claim(connection, schema);
            connection.setAutoCommit(false);
            List<String> missing = isMade(connection) ? List.of() : definitions(connection);
            execute(connection, "set local search_path to " + schema);
            for (String definition : missing) {
                execute(connection, definition);
            }
            long count = load.run(connection);
            connection.commit();
            return count;
        });
    }

    private long onConnection(Load load) {
        try (Connection connection = connections.getConnection()) {
            return load.run(connection);
        } catch (SQLException e) {
            throw Failures.translate(new DataAccessResourceFailureException("the bulk floor failed", e), true);
        }
    }

    private boolean isMade(Connection connection) throws SQLException {
        return !texts(connection, "select cast(to_regclass(?) as text)", schema + "." + TABLES.getFirst())
                .isEmpty();
    }

    /**
     * LIKE copies columns, checks, defaults and indexes. Foreign keys are said again, in the words of the shop's own:
     * those name a table by the {@code search_path}.
     */
    private List<String> definitions(Connection connection) throws SQLException {
        List<String> definitions = new ArrayList<>();
        for (String table : TABLES) {
            definitions.add("create table %2$s (like %1$s.%2$s including all)".formatted(shop, table));
        }
        for (String table : TABLES) {
            for (String reference : texts(connection, """
                    select pg_get_constraintdef(oid) from pg_constraint
                    where contype = 'f' and conrelid = cast(? as regclass) order by conname""", shop + "." + table)) {
                definitions.add("alter table " + table + " add " + reference);
            }
        }
        return definitions;
    }

    private static List<String> texts(Connection connection, String question, String about) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, about);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    String text = rows.getString(1);
                    if (text != null) {
                        texts.add(text);
                    }
                }
                return texts;
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
