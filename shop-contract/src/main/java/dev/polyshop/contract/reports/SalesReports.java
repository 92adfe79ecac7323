package dev.polyshop.contract.reports;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.catalog.ProductId;
import java.util.Currency;
import java.util.List;

/**
 * Figures over all orders, exact to the minor unit. Cancelled orders never count. An order belongs to the period in
 * which it was placed. Orders in other currencies than the one asked for do not count. SKUs are compared in code point
 * order. Limits are 1 to {@value #MAX_LIMIT}; others are refused with an {@link InvalidDataException}.
 */
public interface SalesReports {

    /** The most rows of a report. */
    int MAX_LIMIT = 10_000;

    /** The products with the most revenue in the period, highest first, then by SKU. */
    List<ProductSales> topProducts(Period period, Currency currency, int limit);

    /** Every day of the period in order, days without an order included. */
    List<DayRevenue> revenueByDay(Period period, Currency currency);

    /** The customers with the highest value in the period, highest first, then by id; orders of nobody do not count. */
    List<CustomerValue> customerValue(Period period, Currency currency, int limit);

    /** The products found most often in one order with this one, most often first, then by SKU; in any currency. */
    List<Companion> boughtTogether(ProductId product, int limit);

    /**
     * The products in the catalogue whose pieces on hand will last fewer than {@code horizonDays} days at the pace of
     * the window, in any currency, fewest days first, then by SKU. Products not ordered in the window are not listed.
     * Exactly: those with {@code onHand × window.days() < soldInWindow × horizonDays}.
     *
     * @param horizonDays 1 to 3,650
     */
    List<StockForecast> runningOut(Period window, int horizonDays, int limit);

    /** @throws InvalidDataException if the limit is out of bounds */
    static int requireLimit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidDataException("limit " + limit + " is not within 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    /** @throws InvalidDataException if the horizon is not within 1 to 3,650 days */
    static int requireHorizon(int days) {
        if (days < 1 || days > 3_650) {
            throw new InvalidDataException("horizon " + days + " is not within 1 to 3,650 days");
        }
        return days;
    }
}
