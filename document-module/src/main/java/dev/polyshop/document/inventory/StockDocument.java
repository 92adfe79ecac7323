package dev.polyshop.document.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import java.util.UUID;
import org.bson.Document;

/** The counters {@code stock.onHand}, {@code stock.reserved} and {@code stock.sold} inside a product's document. */
public final class StockDocument {

    private StockDocument() {}

    /** The level in a product's document, which may be projected to its stock. */
    public static StockLevel read(Document product) {
        Document stock = product.get("stock", Document.class);
        return new StockLevel(
                new ProductId(product.get("_id", UUID.class)),
                stock.getLong("onHand"),
                stock.getLong("reserved"),
                stock.getLong("sold"));
    }
}
