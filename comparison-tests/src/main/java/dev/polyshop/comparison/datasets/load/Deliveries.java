package dev.polyshop.comparison.datasets.load;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.Delivery;
import dev.polyshop.comparison.datasets.RowReader;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import java.util.LinkedHashMap;
import java.util.Map;

/** Receives what came in of a data set's products, so many products at once. */
final class Deliveries {

    private static final int AT_ONCE = 10_000;

    private Deliveries() {}

    static void receive(Dataset data, Inventory inventory) {
        try (RowReader<Delivery> rows = data.deliveries().readAgain()) {
            Map<ProductId, Integer> batch = new LinkedHashMap<>();
            while (rows.hasNext()) {
                Delivery delivery = rows.next();
                batch.put(delivery.product(), delivery.quantity());
                if (batch.size() == AT_ONCE || !rows.hasNext()) {
                    inventory.receiveAll(batch);
                    batch.clear();
                }
            }
        }
    }
}
