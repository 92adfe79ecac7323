package dev.polyshop.relational.wiring;

import dev.polyshop.contract.DriverFloor;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.relational.BareJdbc;
import dev.polyshop.relational.Failures;
import dev.polyshop.relational.Isolation;
import dev.polyshop.relational.Sql;
import dev.polyshop.relational.catalog.ProductPage;
import dev.polyshop.relational.catalog.ProductRows;
import dev.polyshop.relational.orders.BarePlacement;
import dev.polyshop.relational.reports.RelationalReports;
import dev.polyshop.relational.search.BareSearch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** The shop's statements through JDBC alone, on connections of the same pool. */
final class RelationalDriverFloor implements DriverFloor {

    private static final String PRODUCTS =
            "select " + ProductRows.COLUMNS + " from product p join category c on c.id = p.category_id where ";
    private static final String HISTORY = Sql.of(RelationalDriverFloor.class, "history-page");
    private static final String TOP_PRODUCTS = Sql.of(RelationalReports.class, "top-products");

    private final DataSource connections;
    private final Isolation isolation;
    private final BareSearch search;
    private final BarePlacement placement;

    RelationalDriverFloor(DataSource connections, Isolation isolation, Clock clock, boolean typos) {
        this.connections = connections;
        this.isolation = isolation;
        this.search = new BareSearch(typos);
        this.placement = new BarePlacement(clock);
    }

    @Override
    public long productById(ProductId id) {
        return on(connection ->
                new BareJdbc(connection).query(PRODUCTS + "p.id = :id", Map.of("id", id.value()), BareJdbc::fetch));
    }

    @Override
    public long categoryPage(CategoryPath category, int size) {
        ProductPage page = ProductPage.of(
                CatalogFilter.all().inCategory(category), ProductSort.NEWEST_FIRST, PageRequest.first(size));
        return on(connection ->
                Math.min(size, new BareJdbc(connection).query(page.sql(), page.parameters(), BareJdbc::fetch)));
    }

    @Override
    public long placeOrder(PlaceOrder request) {
        return on(connection -> inTransaction(connection, placing -> placement.place(placing, request) ? 1 : 0));
    }

    @Override
    public long historyPage(CustomerId customer, int size) {
        String[] last = new String[1];
        long[] orders = new long[1];
        return on(connection -> {
            new BareJdbc(connection).query(HISTORY, Map.of("customer", customer.value(), "rows", size + 1), row -> {
                BareJdbc.fetch(row);
                if (!row.getString("id").equals(last[0])) {
                    last[0] = row.getString("id");
                    orders[0]++;
                }
            });
            return Math.min(size, orders[0]);
        });
    }

    @Override
    public long search(String text, int size) {
        return on(connection -> {
            connection.setReadOnly(true);
            return inTransaction(connection, searching -> {
                isolation.set(searching, Connection.TRANSACTION_REPEATABLE_READ);
                return search.search(searching, text, size);
            });
        });
    }

    @Override
    public long topProducts(Period period, Currency currency, int limit) {
        Map<String, Object> parameters = Map.of(
                "start", period.start().atOffset(ZoneOffset.UTC),
                "end", period.end().atOffset(ZoneOffset.UTC),
                "currency", currency.getCurrencyCode(),
                "limit", limit);
        return on(connection -> new BareJdbc(connection).query(TOP_PRODUCTS, parameters, BareJdbc::fetch));
    }

    /** Commands on one connection. */
    @FunctionalInterface
    private interface Commands {
        long send(Connection connection) throws SQLException;
    }

    private static long inTransaction(Connection connection, Commands commands) throws SQLException {
        connection.setAutoCommit(false);
        long result = commands.send(connection);
        if (result == 0) {
            connection.rollback();
        } else {
            connection.commit();
        }
        return result;
    }

    private long on(Commands commands) {
        try (Connection connection = connections.getConnection()) {
            return commands.send(connection);
        } catch (SQLException e) {
            throw Failures.translate(new DataAccessResourceFailureException("the driver floor failed", e), true);
        }
    }
}
