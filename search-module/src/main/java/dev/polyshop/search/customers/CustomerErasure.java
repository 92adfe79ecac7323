package dev.polyshop.search.customers;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.Scan;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.engine.Written;
import dev.polyshop.search.orders.OrderDocument;
import dev.polyshop.search.reviews.ReviewDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes a customer and the customer's reviews, and the customer from the orders. The customer's own document goes
 * last but one pass: until then an erasure that was interrupted can be repeated, and what came in meanwhile is found by
 * the pass after it.
 */
public final class CustomerErasure {

    private final Documents documents;
    private final Scan scan;

    /** Erases from these documents. */
    public CustomerErasure(Documents documents, Scan scan) {
        this.documents = documents;
        this.scan = scan;
    }

    /** Erases the customer; whether this call removed the customer's document. */
    boolean erase(CustomerId id) {
        detach(id);
        return Failures.afterWriting(() -> {
            boolean removed = documents
                    .write(new Write.Delete<>(CustomerDocument.ref(id)))
                    .done();
            detach(id);
            return removed;
        });
    }

    private void detach(CustomerId id) {
        Query theirs =
                Query.of(query -> query.term(term -> term.field("customer").value(id.toString())));
        scan.ids(
                ReviewDocument.KIND,
                theirs,
                ids -> documents.writeAll(ids.stream()
                        .map(review -> new Write.Delete<>(ReviewDocument.KIND.ref(review)))
                        .toList()));
        scan.ids(OrderDocument.KIND, theirs, this::anonymise);
    }

    private void anonymise(List<String> ids) {
        List<String> left = ids;
        while (!left.isEmpty()) {
            Snapshot snapshot =
                    documents.getAll(left.stream().map(OrderDocument.KIND::ref).toList());
            List<Write<?>> writes = new ArrayList<>();
            for (String id : left) {
                snapshot.get(OrderDocument.KIND.ref(id))
                        .ifPresent(order ->
                                writes.add(order.replacedBy(order.content().anonymous())));
            }
            left = documents.writeAll(writes).stream()
                    .filter(Written::conflict)
                    .map(lost -> lost.write().ref().id())
                    .toList();
        }
    }
}
