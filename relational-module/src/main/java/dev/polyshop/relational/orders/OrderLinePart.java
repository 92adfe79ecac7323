package dev.polyshop.relational.orders;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.orders.OrderLine;
import jakarta.persistence.Embeddable;
import java.util.Currency;
import java.util.UUID;

/** A row of an order's lines, without whose it is and where in the list it stands. */
@Embeddable
record OrderLinePart(UUID productId, String sku, String name, String category, long unitPriceMinor, int quantity) {

    static OrderLinePart of(OrderLine line) {
        return new OrderLinePart(
                line.product().value(),
                line.sku(),
                line.name(),
                line.category().toString(),
                line.unitPrice().minorUnits(),
                line.quantity());
    }

    OrderLine toLine(Currency currency) {
        return new OrderLine(
                new ProductId(productId),
                sku,
                name,
                CategoryPath.parse(category),
                Money.ofMinor(unitPriceMinor, currency),
                quantity);
    }
}
