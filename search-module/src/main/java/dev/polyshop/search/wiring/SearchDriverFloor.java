package dev.polyshop.search.wiring;

import dev.polyshop.contract.DriverFloor;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.orders.OrderDocument;
import java.util.Currency;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The shop's requests by the low-level client; every source that comes back is parsed, and none is mapped. */
final class SearchDriverFloor implements DriverFloor {

    private static final String SIZE = "size";

    private final BareClient client;
    private final BarePlacement placement;

    SearchDriverFloor(BareClient client, BarePlacement placement) {
        this.client = client;
        this.placement = placement;
    }

    @Override
    public long productById(ProductId id) {
        ArrayNode docs = client.json().createArrayNode();
        docs.addObject().put("_index", client.index(ProductDocument.KIND)).put("_id", id.toString());
        return client.multiGet(docs).at("/docs/0/found").asBoolean() ? 1 : 0;
    }

    @Override
    public long categoryPage(CategoryPath category, int size) {
        return page(
                client.search(
                        ProductDocument.KIND, "category-page", Map.of(SIZE, size + 1, "category", category.toString())),
                size);
    }

    @Override
    public long placeOrder(PlaceOrder request) {
        return placement.place(request) ? 1 : 0;
    }

    @Override
    public long historyPage(CustomerId customer, int size) {
        return page(
                client.search(
                        OrderDocument.KIND, "history-page", Map.of(SIZE, size + 1, "customer", customer.toString())),
                size);
    }

    @Override
    public long search(String text, int size) {
        return client.search(ProductDocument.KIND, "search", Map.of(SIZE, size + 1, "text", text))
                .at("/aggregations/total/value")
                .asLong();
    }

    @Override
    public long topProducts(Period period, Currency currency, int limit) {
        return client.search(
                        OrderDocument.KIND,
                        "top-products",
                        Map.of(
                                "from", period.start().toEpochMilli(),
                                "to", period.end().toEpochMilli(),
                                "currency", currency.getCurrencyCode(),
                                "limit", limit))
                .at("/aggregations/lines/items/buckets")
                .size();
    }

    private static long page(JsonNode answer, int size) {
        return Math.min(size, answer.at("/hits/hits").size());
    }
}
