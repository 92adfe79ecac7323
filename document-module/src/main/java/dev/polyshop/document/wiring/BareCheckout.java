package dev.polyshop.document.wiring;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.document.engine.DocumentTransactions;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/**
 * Placing an order through the bare driver, without coupon and cart: the commands of the default mode, which are those
 * of a transaction where the server has them, and else those of the recorded steps.
 */
final class BareCheckout {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final Document COPIED = new Document("sku", 1)
            .append("name", 1)
            .append("category.path", 1)
            .append("price", 1)
            .append("stock", 1);

    private final MongoCollection<Document> products;
    private final MongoCollection<Document> customers;
    private final MongoCollection<Document> orders;
    private final Optional<DocumentTransactions> transactions;

    BareCheckout(MongoDatabase database, Optional<DocumentTransactions> transactions) {
        this.products = database.getCollection("products");
        this.customers = database.getCollection("customers");
        this.orders = database.getCollection("orders");
        this.transactions = transactions;
    }

    /** 1 if it was placed. */
    long place(PlaceOrder request) {
        return transactions.map(each -> inTransaction(request, each)).orElseGet(() -> inSteps(request)) ? 1 : 0;
    }

    /** Begun again as the shop's are: the floor of a collision is a collision. */
    private boolean inTransaction(PlaceOrder request, DocumentTransactions several) {
        return several.inSession(session -> {
            long known = customers
                    .updateOne(
                            session,
                            id(request.customer().value()),
                            set("lastOrder", request.id().value()))
                    .getMatchedCount();
            Map<UUID, Document> read =
                    byId(products.find(session, all(request)).projection(COPIED).into(list()));
            if (known == 0
                    || read.size() < request.lines().size()
                    || products.bulkWrite(session, takes(request, Optional.empty()), UNORDERED)
                                    .getMatchedCount()
                            < request.lines().size()) {
                session.abortTransaction();
                return false;
            }
            var unused = orders.insertOne(session, order(request, read, "PLACED"));
            return true;
        });
    }

    /** What cannot be placed is left to recovery, as its marks are the shop's own. */
    private boolean inSteps(PlaceOrder request) {
        Map<UUID, Document> read =
                byId(products.find(all(request)).projection(COPIED).into(list()));
        if (read.size() < request.lines().size()) {
            return false;
        }
        UUID work = UUID.randomUUID();
        Document intent = new Document("id", work)
                .append("movement", "TAKE")
                .append("moved", false)
                .append("since", new Date());
        orders.insertOne(order(request, read, "PLACING").append("work", intent));
        List<Document> known = customers
                .find(id(request.customer().value()))
                .projection(new Document("_id", 1))
                .into(list());
        Document own = id(request.id().value()).append("work.id", work);
        if (known.isEmpty()
                || products.bulkWrite(takes(request, Optional.of(work)), UNORDERED)
                                .getMatchedCount()
                        < request.lines().size()
                || orders.updateOne(
                                        new Document(own).append("status", "PLACING"),
                                        new Document(
                                                "$set", new Document("status", "PLACED").append("work.moved", true)))
                                .getMatchedCount()
                        == 0) {
            return false;
        }
        Document mark = new Document("work", work);
        Document settled = new Document("stock.settled", mark);
        Document settling = new Document("$pull", new Document("stock.moves", mark)).append("$push", settled);
        products.bulkWrite(marked(request, "stock.moves.work", work, settling), UNORDERED);
        orders.updateOne(own, new Document("$unset", new Document("work", "")));
        products.bulkWrite(marked(request, "stock.settled.work", work, new Document("$pull", settled)), UNORDERED);
        return true;
    }

    private static Document order(PlaceOrder request, Map<UUID, Document> read, String status) {
        List<Document> lines = new ArrayList<>();
        long total = 0;
        String currency = "";
        for (CartLine wanted : request.lines()) {
            Document product =
                    Optional.ofNullable(read.get(wanted.product().value())).orElseThrow();
            Document price = product.get("price", Document.class);
            String path = product.get("category", Document.class).getString("path");
            long each = price.getLong("minor");
            currency = price.getString("currency");
            total += each * wanted.quantity();
            lines.add(new Document("product", wanted.product().value())
                    .append("sku", product.getString("sku"))
                    .append("name", product.getString("name"))
                    .append("category", path)
                    .append("top", path.split("/", 2)[0])
                    .append("price", each)
                    .append("quantity", wanted.quantity())
                    .append("total", each * wanted.quantity()));
        }
        return id(request.id().value())
                .append("key", request.key().value())
                .append("status", status)
                .append("customer", request.customer().value())
                .append("placedAt", new Date())
                .append("currency", currency)
                .append("total", total)
                .append("discount", 0L)
                .append("lines", lines);
    }

    private static List<UpdateOneModel<Document>> marked(PlaceOrder request, String mark, UUID work, Document update) {
        return request.lines().stream()
                .map(line ->
                        new UpdateOneModel<Document>(id(line.product().value()).append(mark, work), update))
                .toList();
    }

    private static List<UpdateOneModel<Document>> takes(PlaceOrder request, Optional<UUID> work) {
        List<UpdateOneModel<Document>> takes = new ArrayList<>();
        for (CartLine line : request.lines()) {
            long pieces = line.quantity();
            Document enough = id(line.product().value()).append("stock.onHand", new Document("$gte", pieces));
            Document change =
                    new Document("$inc", new Document("stock.onHand", -pieces).append("stock.reserved", pieces));
            work.ifPresent(mark -> {
                enough.append("stock.moves.work", new Document("$ne", mark))
                        .append("stock.settled.work", new Document("$ne", mark));
                Document move =
                        new Document("work", mark).append("movement", "TAKE").append("quantity", pieces);
                change.append("$push", new Document("stock.moves", move));
            });
            takes.add(new UpdateOneModel<>(enough, change));
        }
        return takes;
    }

    private static Map<UUID, Document> byId(List<Document> documents) {
        Map<UUID, Document> byId = HashMap.newHashMap(documents.size());
        documents.forEach(document -> byId.put(document.get("_id", UUID.class), document));
        return byId;
    }

    private static Document all(PlaceOrder request) {
        List<UUID> ids =
                request.lines().stream().map(line -> line.product().value()).toList();
        return new Document("_id", new Document("$in", ids));
    }

    private static Document id(UUID value) {
        return new Document("_id", value);
    }

    private static Document set(String field, Object value) {
        return new Document("$set", new Document(field, value));
    }

    private static List<Document> list() {
        return new ArrayList<>();
    }
}
