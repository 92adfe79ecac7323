package dev.polyshop.search.wiring;

import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.customers.CustomerDocument;
import dev.polyshop.search.engine.KeyDocument;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.inventory.StockDocument;
import dev.polyshop.search.orders.OrderDocument;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The writes of placing an order without a coupon or a cart, as JSON: one multi-get, and the bulks of intent, holds and
 * decision. An order that meets a conflict on its own document, or too little stock, is left to the shop's recovery.
 */
final class BarePlacement {

    private final BareClient client;
    private final Clock clock;
    /**
     * Attempts of this floor that are decided: their holds may be dropped, as the shop drops those of settled orders.
     */
    private final Set<String> settled = ConcurrentHashMap.newKeySet();

    BarePlacement(BareClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    boolean place(PlaceOrder request) {
        String attempt = "floor-" + UUID.randomUUID();
        List<CartLine> lines = request.lines();
        JsonNode read = read(request);
        ObjectNode order = intent(request, attempt, read);
        String key = "order:" + request.key();
        ObjectNode keyDocument = client.json()
                .createObjectNode()
                .put("id", key)
                .put("owner", request.id().toString())
                .put("since", clock.millis());
        JsonNode recorded = client.bulk(create(OrderDocument.KIND, request.id().toString(), order)
                + create(KeyDocument.KIND, key, keyDocument));
        if (recorded.path("errors").asBoolean() || !reserve(request, attempt, stocks(read, lines))) {
            return false;
        }
        order.put("status", OrderStatus.PLACED.name()).remove("step");
        order.putArray("settled").add(attempt);
        JsonNode intent = recorded.at("/items/0/create");
        boolean decided = !client.bulk(replace(OrderDocument.KIND, request.id().toString(), intent, order))
                .path("errors")
                .asBoolean();
        settled.add(attempt);
        return decided;
    }

    private JsonNode read(PlaceOrder request) {
        ArrayNode docs = client.json().createArrayNode();
        doc(docs, CustomerDocument.KIND, request.customer().toString()).put("_source", false);
        for (CartLine line : request.lines()) {
            doc(docs, ProductDocument.KIND, line.product().toString())
                    .putArray("_source")
                    .add("sku")
                    .add("name")
                    .add("category")
                    .add("priceMinor")
                    .add("currency");
        }
        for (CartLine line : request.lines()) {
            doc(docs, StockDocument.KIND, line.product().toString());
        }
        doc(docs, KeyDocument.KIND, "order:" + request.key());
        doc(docs, OrderDocument.KIND, request.id().toString());
        return client.multiGet(docs).path("docs");
    }

    private ObjectNode intent(PlaceOrder request, String attempt, JsonNode read) {
        long now = clock.millis();
        ObjectNode order = client.json().createObjectNode();
        order.put("id", request.id().toString())
                .put("key", request.key().value())
                .put("customer", request.customer().toString());
        ArrayNode lines = order.putArray("lines");
        long subtotal = 0;
        String currency = "";
        for (int i = 0; i < request.lines().size(); i++) {
            CartLine wanted = request.lines().get(i);
            JsonNode product = read.path(i + 1).path("_source");
            long unit = product.path("priceMinor").asLong();
            String category = product.path("category").asString("");
            String sku = product.path("sku").asString("");
            currency = product.path("currency").asString("");
            subtotal += unit * wanted.quantity();
            lines.addObject()
                    .put("product", wanted.product().toString())
                    .put("sku", sku)
                    .put("item", sku + "\n" + wanted.product())
                    .put("name", product.path("name").asString(""))
                    .put("category", category)
                    .put("topCategory", category.split("/", 2)[0])
                    .put("unitMinor", unit)
                    .put("quantity", wanted.quantity())
                    .put("totalMinor", unit * wanted.quantity())
                    .put("placedAt", now);
        }
        order.put("lineCount", lines.size())
                .put("currency", currency)
                .put("subtotalMinor", subtotal)
                .put("discountMinor", 0)
                .put("totalMinor", subtotal)
                .put("placedAt", now);
        order.putObject("step")
                .put("to", OrderStatus.PLACED.name())
                .put("attempt", attempt)
                .put("since", now);
        order.putArray("settled");
        return order;
    }

    /** Those that conflict are read and written again. */
    private boolean reserve(PlaceOrder request, String attempt, Map<String, JsonNode> stocks) {
        Map<String, JsonNode> current = stocks;
        List<CartLine> left = request.lines();
        while (!left.isEmpty()) {
            StringBuilder bulk = new StringBuilder();
            for (CartLine line : left) {
                JsonNode read = current.get(line.product().toString());
                if (read == null || read.at("/_source/onHand").asLong() < line.quantity()) {
                    return false;
                }
                bulk.append(replace(
                        StockDocument.KIND,
                        line.product().toString(),
                        read,
                        held((ObjectNode) read.path("_source"), request, line, attempt)));
            }
            JsonNode items = client.bulk(bulk.toString()).path("items");
            List<CartLine> written = left;
            left = written.stream()
                    .filter(line -> items.path(written.indexOf(line))
                                    .path("index")
                                    .path("status")
                                    .asInt()
                            == 409)
                    .toList();
            current = left.isEmpty() ? Map.of() : reread(left);
        }
        return true;
    }

    private ObjectNode held(ObjectNode stock, PlaceOrder request, CartLine line, String attempt) {
        stock.put("onHand", stock.path("onHand").asLong() - line.quantity())
                .put("reserved", stock.path("reserved").asLong() + line.quantity());
        ArrayNode holds = client.json().createArrayNode();
        for (JsonNode hold : stock.path("holds")) {
            if (!settled.contains(hold.path("attempt").asString(""))) {
                holds.add(hold);
            }
        }
        holds.addObject()
                .put("order", request.id().toString())
                .put("attempt", attempt)
                .put("movement", "TAKE")
                .put("quantity", line.quantity());
        stock.set("holds", holds);
        return stock;
    }

    private Map<String, JsonNode> reread(List<CartLine> lines) {
        ArrayNode docs = client.json().createArrayNode();
        lines.forEach(line -> doc(docs, StockDocument.KIND, line.product().toString()));
        return byId(client.multiGet(docs).path("docs"), 0, lines.size());
    }

    private static Map<String, JsonNode> stocks(JsonNode read, List<CartLine> lines) {
        return byId(read, 1 + lines.size(), lines.size());
    }

    private static Map<String, JsonNode> byId(JsonNode docs, int from, int count) {
        Map<String, JsonNode> found = new HashMap<>();
        for (int i = from; i < from + count; i++) {
            if (docs.path(i).path("found").asBoolean()) {
                found.put(docs.path(i).path("_id").asString(""), docs.path(i));
            }
        }
        return found;
    }

    private ObjectNode doc(ArrayNode docs, Kind<?> kind, String id) {
        return docs.addObject().put("_index", client.index(kind)).put("_id", id);
    }

    private String create(Kind<?> kind, String id, ObjectNode source) {
        return line("create", kind, id, client.json().createObjectNode(), source);
    }

    private String replace(Kind<?> kind, String id, JsonNode read, ObjectNode source) {
        ObjectNode condition = client.json()
                .createObjectNode()
                .put("if_seq_no", read.path("_seq_no").asLong())
                .put("if_primary_term", read.path("_primary_term").asLong());
        return line("index", kind, id, condition, source);
    }

    private String line(String action, Kind<?> kind, String id, ObjectNode condition, ObjectNode source) {
        condition.put("_index", client.index(kind)).put("_id", id);
        return client.json().writeValueAsString(Map.of(action, condition)) + "\n"
                + client.json().writeValueAsString(source) + "\n";
    }
}
