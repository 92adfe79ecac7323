package dev.polyshop.relational.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** A product's stock, for those who work with versions. */
@Entity
@Table(name = "stock")
class StockEntity {

    @Id
    private UUID productId;

    private long onHand;
    private long reserved;
    private long sold;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected StockEntity() {}

    StockLevel toLevel() {
        return new StockLevel(new ProductId(productId), onHand, reserved, sold);
    }

    void become(StockLevel level) {
        onHand = level.onHand();
        reserved = level.reserved();
        sold = level.sold();
    }
}
