package dev.polyshop.document.wiring;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.document.catalog.ProductDocument;
import dev.polyshop.document.customers.DocumentCustomers;
import dev.polyshop.document.engine.ServerAbilities;
import dev.polyshop.document.orders.OrderDocument;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;

/**
 * {@code insertMany} of the same documents into a database of its own, under the same validators and indexes. Its name
 * has a hyphen in it, which no namespace has.
 */
final class DocumentBulkFloor implements BulkFloor {

    private static final int BATCH = 1_000;

    private final MongoDatabase database;
    private final ServerAbilities abilities;
    private boolean made;

    DocumentBulkFloor(MongoClient client, String namespace, ServerAbilities abilities) {
        this.database = client.getDatabase(namespace + "-floor");
        this.abilities = abilities;
    }

    @Override
    public long loadProducts(Iterator<Product> products) {
        return load(ProductDocument.COLLECTION, products, ProductDocument::added);
    }

    @Override
    public long loadCustomers(Iterator<Customer> customers) {
        return load("customers", customers, DocumentCustomers::registered);
    }

    @Override
    public long loadOrders(Iterator<Order> orders) {
        return load(OrderDocument.COLLECTION, orders, OrderDocument::of);
    }

    private <T> long load(String name, Iterator<T> rows, Function<T, Document> document) {
        SchemaChanges changes = new SchemaChanges(database);
        changes.claim();
        made = true;
        changes.apply(abilities);
        MongoCollection<Document> collection = database.getCollection(name);
        InsertManyOptions unordered = new InsertManyOptions().ordered(false);
        List<Document> batch = new ArrayList<>(BATCH);
        long loaded = 0;
        while (rows.hasNext()) {
            batch.add(document.apply(rows.next()));
            if (batch.size() == BATCH || !rows.hasNext()) {
                loaded +=
                        collection.insertMany(batch, unordered).getInsertedIds().size();
                batch.clear();
            }
        }
        return loaded;
    }

    @Override
    public void discard() {
        discard(MongoDatabase::drop);
    }

    /** Drops the database in a way of the caller's, unless it is not there or not this store's. */
    void discard(Consumer<MongoDatabase> drop) {
        if (made) {
            drop.accept(database);
            made = false;
        }
    }
}
