package dev.polyshop.document.wiring;

import com.mongodb.client.MongoDatabase;
import dev.polyshop.contract.DriverFloor;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.reports.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * The shop's commands through the bare driver. What comes back is decoded to the driver's own {@link Document}, which
 * is where the shop's reading begins too.
 */
final class DocumentDriverFloor implements DriverFloor {

    private final MongoDatabase database;
    private final BareCheckout checkout;

    DocumentDriverFloor(MongoDatabase database, BareCheckout checkout) {
        this.database = database;
        this.checkout = checkout;
    }

    @Override
    public long productById(ProductId id) {
        return database.getCollection("products")
                                .find(new Document("_id", id.value()))
                                .first()
                        == null
                ? 0
                : 1;
    }

    @Override
    public long categoryPage(CategoryPath category, int size) {
        return page("products", new Document("category.ancestors", category.toString()), new Document("_id", -1), size);
    }

    @Override
    public long historyPage(CustomerId customer, int size) {
        Document seen = new Document("$nin", List.of("PLACING", "UNDOING"));
        return page(
                "orders",
                new Document("customer", customer.value()).append("status", seen),
                new Document("placedAt", -1).append("_id", -1),
                size);
    }

    private long page(String collection, Document condition, Document sort, int size) {
        List<Document> read = database.getCollection(collection)
                .find(condition)
                .sort(sort)
                .limit(size + 1)
                .batchSize(size + 2)
                .into(new ArrayList<>());
        return Math.min(size, read.size());
    }

    @Override
    public long placeOrder(PlaceOrder request) {
        return checkout.place(request);
    }

    /** Without the look into the vocabulary, which the driver knows nothing of. */
    @Override
    public long search(String text, int size) {
        Document match = stage("$match", new Document("$text", new Document("$search", text)));
        Document score = stage("$addFields", new Document("score", new Document("$meta", "textScore")));
        List<Document> hits = aggregate(
                "products",
                size + 2,
                match,
                score,
                stage("$sort", new Document("score", -1).append("_id", 1)),
                stage("$limit", size + 1));
        Document group = new Document("_id", "$brand").append("n", new Document("$sum", 1));
        List<Document> brands = List.of(
                stage("$match", new Document("brand", new Document("$gt", ""))),
                stage("$group", group),
                stage("$sort", new Document("n", -1).append("_id", 1)),
                stage("$limit", 100));
        Document counts = new Document("total", List.of(stage("$count", "n"))).append("facet0", brands);
        return hits.isEmpty()
                ? 0
                : aggregate("products", 1, match, score, stage("$facet", counts))
                        .getFirst()
                        .getList("total", Document.class)
                        .getFirst()
                        .get("n", Number.class)
                        .longValue();
    }

    @Override
    public long topProducts(Period period, Currency currency, int limit) {
        Document within = new Document("$gte", Date.from(period.start())).append("$lt", Date.from(period.end()));
        Document orders = new Document("currency", currency.getCurrencyCode())
                .append("placedAt", within)
                .append("status", new Document("$in", List.of("PLACED", "PAID", "SHIPPED", "DELIVERED")));
        Document group = new Document("_id", "$lines.product")
                .append("sku", new Document("$first", "$lines.sku"))
                .append("quantity", new Document("$sum", "$lines.quantity"))
                .append("revenue", new Document("$sum", "$lines.total"));
        return aggregate(
                        "orders",
                        limit + 1,
                        stage("$match", orders),
                        stage("$unwind", "$lines"),
                        stage("$group", group),
                        stage("$sort", new Document("revenue", -1).append("sku", 1)),
                        stage("$limit", limit))
                .size();
    }

    private static Document stage(String name, Object value) {
        return new Document(name, value);
    }

    private List<Document> aggregate(String collection, int batch, Document... stages) {
        return database.getCollection(collection)
                .aggregate(Arrays.asList(stages))
                .allowDiskUse(true)
                .batchSize(batch)
                .into(new ArrayList<>());
    }
}
