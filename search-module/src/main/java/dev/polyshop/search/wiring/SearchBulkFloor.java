package dev.polyshop.search.wiring;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.customers.CustomerDocument;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.IndexOptions;
import dev.polyshop.search.engine.KeyDocument;
import dev.polyshop.search.engine.Keyed;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Namespace;
import dev.polyshop.search.orders.OrderDocument;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code _bulk} as barely as it goes: one request after the other of {@value #ROWS} records and their keys, as JSON
 * bytes past all mapping, without a condition and without a look at the answer but for whether all went well.
 */
final class SearchBulkFloor implements BulkFloor {

    private static final int ROWS = 1_000;

    private final ElasticsearchClient client;
    private final Namespace namespace;
    private final SearchMigrations indices;
    private final JsonMapper json = JsonMapper.shared();

    SearchBulkFloor(ElasticsearchClient client, Documents documents, StoreSettings settings, IndexOptions options) {
        this.client = client;
        this.namespace = new Namespace(settings.namespace() + "-floor");
        this.indices = new SearchMigrations(client, documents, namespace, options, settings.clock());
    }

    @Override
    public long loadProducts(Iterator<Product> products) {
        return load(ProductDocument.KIND, products, ProductDocument::of);
    }

    @Override
    public long loadCustomers(Iterator<Customer> customers) {
        return load(CustomerDocument.KIND, customers, CustomerDocument::of);
    }

    @Override
    public long loadOrders(Iterator<Order> orders) {
        return load(OrderDocument.KIND, orders, OrderDocument::of);
    }

    @Override
    public void discard() {
        indices.drop();
    }

    private <T, D extends Keyed> long load(Kind<D> kind, Iterator<T> records, Function<T, D> toDocument) {
        indices.create(kind.name());
        indices.create(KeyDocument.KIND.name());
        long count = 0;
        List<BulkOperation> bulk = new ArrayList<>(2 * ROWS);
        while (records.hasNext()) {
            D document = toDocument.apply(records.next());
            String id = json.valueToTree(document).path("id").asString();
            bulk.add(operation(kind, id, document));
            bulk.add(operation(
                    KeyDocument.KIND,
                    document.uniqueKey().id(),
                    new KeyDocument(document.uniqueKey().id(), id, 0)));
            count++;
            if (bulk.size() == 2 * ROWS || !records.hasNext()) {
                send(bulk);
                bulk.clear();
            }
        }
        return count;
    }

    private BulkOperation operation(Kind<?> kind, String id, Object document) {
        BinaryData source = BinaryData.of(json.writeValueAsBytes(document), "application/json");
        return BulkOperation.of(bulk -> bulk.index(
                item -> item.index(namespace.alias(kind.name())).id(id).document(source)));
    }

    private void send(List<BulkOperation> operations) {
        boolean errors = Failures.writing(() -> client.bulk(bulk -> bulk.operations(operations)))
                .errors();
        if (errors) {
            throw new IllegalStateException("the bulk floor's rows were not all written");
        }
    }
}
