package dev.polyshop.keyvalue.units;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.keyvalue.engine.RedisWrite;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a unit reads, and the promise that nothing of it has changed when the unit's writes count. */
interface UnitSnapshot extends AutoCloseable {

    /** The products that there are of these. */
    Map<ProductId, Product> products(Collection<ProductId> ids);

    /** The ids of a brand's products. */
    Set<ProductId> ofBrand(String brand);

    /** The product that has the SKU. */
    Optional<ProductId> withSku(String sku);

    /** The stock of a product. */
    Optional<StockLevel> stock(ProductId product);

    /** Makes the writes count; answers false, having written nothing, if something read has changed. */
    boolean commit(List<RedisWrite> writes);

    @Override
    void close();
}
