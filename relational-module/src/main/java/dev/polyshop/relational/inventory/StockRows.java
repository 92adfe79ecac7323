package dev.polyshop.relational.inventory;

import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.relational.Sql;
import java.util.List;
import java.util.Optional;

/**
 * How a mode moves pieces, inside a transaction that the caller has begun. Rows are always changed in the order of the
 * product ids, so that two orders over the same products never wait for each other in a circle.
 */
public interface StockRows {

    /** Moves pieces of one product. */
    StockChange move(Movement movement, ProductId product, int quantity);

    /**
     * Takes the pieces of all lines.
     *
     * @return what stands against it, for the first such line; then the caller has to roll back
     */
    Optional<StockChange> takeAll(List<CartLine> lines);

    /** Moves reserved pieces of all lines, no more than are reserved; products that are gone are passed over. */
    void settleAll(Movement movement, List<CartLine> lines);

    /** The SQL that reads levels by product. */
    static String levels() {
        return Sql.of(StockRows.class, "levels");
    }
}
