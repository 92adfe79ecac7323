package dev.polyshop.relational.reports;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reports.Companion;
import dev.polyshop.contract.reports.CustomerValue;
import dev.polyshop.contract.reports.DayRevenue;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reports.ProductSales;
import dev.polyshop.contract.reports.SalesReports;
import dev.polyshop.contract.reports.StockForecast;
import dev.polyshop.relational.Sql;
import dev.polyshop.relational.Transactions;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports, each one query. Sums are {@code numeric}, in minor units, and so exact. */
@Repository
public class RelationalReports implements SalesReports {

    private static final String TOP_PRODUCTS = Sql.of(RelationalReports.class, "top-products");
    private static final String REVENUE_BY_DAY = Sql.of(RelationalReports.class, "revenue-by-day");
    private static final String CUSTOMER_VALUE = Sql.of(RelationalReports.class, "customer-value");
    private static final String BOUGHT_TOGETHER = Sql.of(RelationalReports.class, "bought-together");
    private static final String RUNNING_OUT = Sql.of(RelationalReports.class, "running-out");

    private final Transactions transactions;
    private final JdbcClient jdbc;

    RelationalReports(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public List<ProductSales> topProducts(Period period, Currency currency, int limit) {
        SalesReports.requireLimit(limit);
        return transactions.read(() -> in(period, TOP_PRODUCTS)
                .param("currency", currency.getCurrencyCode())
                .param("limit", limit)
                .query((row, number) -> new ProductSales(
                        product(row), row.getString("sku"), row.getLong("quantity"), money(row, "revenue", currency)))
                .list());
    }

    @Override
    public List<DayRevenue> revenueByDay(Period period, Currency currency) {
        String[] starts = Stream.iterate(period.from(), day -> day.plusDays(1))
                .limit(period.days())
                .map(day -> day.atStartOfDay(period.zone()).toInstant().toString())
                .toArray(String[]::new);
        List<DayCategory> rows = transactions.read(() -> in(period, REVENUE_BY_DAY)
                .param("starts", starts)
                .param("days", period.days())
                .param("currency", currency.getCurrencyCode())
                .query((row, number) -> DayCategory.of(row, currency))
                .list());
        List<DayRevenue> days = new ArrayList<>();
        SortedMap<String, Money> categories = new TreeMap<>();
        for (DayCategory row : rows.reversed()) {
            // The whole day's row comes before those of its categories, so going backwards it closes the day.
            if (row.category().isPresent()) {
                categories.put(row.category().get(), row.revenue());
            } else {
                days.add(new DayRevenue(
                        period.from().plusDays(row.day() - 1L), row.orders(), row.revenue(), categories));
                categories.clear();
            }
        }
        return days.reversed();
    }

    @Override
    public List<CustomerValue> customerValue(Period period, Currency currency, int limit) {
        SalesReports.requireLimit(limit);
        return transactions.read(() -> in(period, CUSTOMER_VALUE)
                .param("currency", currency.getCurrencyCode())
                .param("limit", limit)
                .query((row, number) -> new CustomerValue(
                        row.getLong("rank"),
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getLong("orders"),
                        money(row, "total", currency)))
                .list());
    }

    @Override
    public List<Companion> boughtTogether(ProductId product, int limit) {
        SalesReports.requireLimit(limit);
        return transactions.read(() -> jdbc.sql(BOUGHT_TOGETHER)
                .param("product", product.value())
                .param("limit", limit)
                .query((row, number) -> new Companion(product(row), row.getString("sku"), row.getLong("orders")))
                .list());
    }

    @Override
    public List<StockForecast> runningOut(Period window, int horizonDays, int limit) {
        SalesReports.requireHorizon(horizonDays);
        SalesReports.requireLimit(limit);
        return transactions.read(() -> in(window, RUNNING_OUT)
                .param("days", window.days())
                .param("horizon", horizonDays)
                .param("limit", limit)
                .query((row, number) -> new StockForecast(
                        product(row),
                        row.getString("sku"),
                        row.getLong("on_hand"),
                        row.getLong("sold"),
                        row.getLong("days_left")))
                .list());
    }

    private JdbcClient.StatementSpec in(Period period, String sql) {
        return jdbc.sql(sql).param("start", timestamp(period.start())).param("end", timestamp(period.end()));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static ProductId product(ResultSet row) throws SQLException {
        return new ProductId(row.getObject("product_id", UUID.class));
    }

    private static Money money(ResultSet row, String column, Currency currency) throws SQLException {
        BigDecimal minorUnits = row.getBigDecimal(column);
        return new Money(minorUnits.movePointLeft(currency.getDefaultFractionDigits()), currency);
    }

    /** A row of the revenue by day: of a whole day, or of a category in it. */
    private record DayCategory(int day, Optional<String> category, long orders, Money revenue) {

        static DayCategory of(ResultSet row, Currency currency) throws SQLException {
            return new DayCategory(
                    row.getInt("day"),
                    Optional.ofNullable(row.getString("category")),
                    row.getLong("orders"),
                    money(row, "revenue", currency));
        }
    }
}
