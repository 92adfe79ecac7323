package dev.polyshop.relational.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import java.util.Collection;
import java.util.Map;

/** Reads stock levels and writes computed ones back: where the guard against others is, or is not. */
interface StockAccess {

    /** The levels of those of the products that there are. */
    Map<ProductId, StockLevel> read(Collection<ProductId> products);

    /** Puts computed levels in the place of those read. */
    void write(Collection<StockLevel> levels);
}
