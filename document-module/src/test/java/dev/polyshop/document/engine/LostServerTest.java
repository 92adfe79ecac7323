package dev.polyshop.document.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.MongoException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoTimeoutException;
import dev.polyshop.contract.OutcomeUnknownException;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.reviews.Review;
import dev.polyshop.document.Samples;
import dev.polyshop.document.TestServer;
import dev.polyshop.document.catalog.DocumentCatalog;
import dev.polyshop.document.orders.DocumentOrders;
import dev.polyshop.document.reviews.DocumentReviews;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

@DisplayName("A server that cannot be found any more")
class LostServerTest {

    private final StoreSettings settings = TestServer.settings();
    private final Store store = TestServer.engine().open(settings);
    private final Shop shop = store.shop();
    private final MongoTemplate look = TestServer.look(settings.namespace());
    private final DocumentFailures failures = new DocumentFailures("db.example");
    private final Product product = Samples.stocked(shop, 5);
    private final CustomerId customer = Samples.registered(shop);
    private final PlaceOrder request = Samples.wish(customer, product, 3);

    @AfterEach
    void close() {
        store.close();
    }

    /** The server is lost as soon as a document of a collection meets the condition. */
    private MongoTemplate lostOnce(Query condition, String collection) {
        return TestServer.look(settings.namespace(), () -> {
            if (look.exists(condition, collection)) {
                throw new MongoTimeoutException("no server");
            }
        });
    }

    private DocumentOrders inSteps(MongoTemplate mongo) {
        return DocumentOrders.inSteps(mongo, failures, Clock.systemUTC());
    }

    @Test
    @DisplayName("before the first write leaves nothing to wonder about")
    void before() {
        DocumentOrders orders = inSteps(lostOnce(new Query(), "products"));
        assertThatThrownBy(() -> orders.place(request)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    @DisplayName("after an order was decided leaves its client in doubt, and a retry finds the order")
    void afterDecision() {
        DocumentOrders orders = inSteps(lostOnce(query(where("status").is("PLACED")), "orders"));
        assertThatThrownBy(() -> orders.place(request)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(shop.orders().place(request)).isInstanceOf(PlaceOrderResult.Placed.class);
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 2, 3, 0));
    }

    @Test
    @DisplayName("while an order that another client began is carried on leaves the same doubt")
    void whileCarryingOn() {
        DocumentOrders first = inSteps(lostOnce(query(where("status").is("PLACING")), "orders"));
        assertThatThrownBy(() -> first.place(request)).isInstanceOf(OutcomeUnknownException.class);
        DocumentOrders second = inSteps(lostOnce(query(where("status").is("PLACED")), "orders"));
        assertThatThrownBy(() -> second.place(request)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(shop.orders().find(request.id())).isPresent();
    }

    @Test
    @DisplayName("after an order was cancelled, and before its pieces were put back, leaves the same doubt")
    void afterCancelling() {
        var unused = shop.orders().place(request);
        DocumentOrders orders = inSteps(lostOnce(query(where("status").is("CANCELLED")), "orders"));
        assertThatThrownBy(() -> orders.advance(request.id(), OrderStatus.CANCELLED))
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    @DisplayName("after the stock was written back naively leaves the same doubt")
    void afterWritingBack() {
        DocumentOrders orders = DocumentOrders.naively(
                lostOnce(query(where("stock.reserved").is(3L)), "products"), failures, Clock.systemUTC());
        assertThatThrownBy(() -> orders.place(request)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    @DisplayName("after a review was written, or a product removed, leaves the same doubt")
    void afterReviewOrRemoval() {
        Review review = new Review(product.id(), customer, 5, "Bright", "It shines.", Instant.EPOCH);
        DocumentReviews reviews = new DocumentReviews(lostOnce(new Query(), "reviews"), failures);
        assertThatThrownBy(() -> reviews.add(review)).isInstanceOf(OutcomeUnknownException.class);
        MongoTemplate lost = TestServer.look(settings.namespace(), () -> {
            if (look.findAll(Document.class, "products").isEmpty()) {
                throw new MongoTimeoutException("no server");
            }
        });
        DocumentCatalog catalog = new DocumentCatalog(lost, failures, Optional.empty(), products -> {});
        assertThatThrownBy(() -> catalog.remove(product.id())).isInstanceOf(OutcomeUnknownException.class);
        assertThat(shop.catalog().find(product.id())).isEmpty();
    }

    @Test
    @DisplayName("is another thing than one whose answer takes longer than the address allows")
    void operationTimeout() {
        assertThatThrownBy(() -> failures.write(() -> {
                    throw new MongoOperationTimeoutException("took too long");
                }))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThatThrownBy(() -> failures.write(() -> {
                    throw new MongoTimeoutException("no server");
                }))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    @DisplayName("after nothing but reads leaves nothing to wonder about, not even for their commit")
    void commitOfReads() {
        MongoException unanswered = new MongoException("no answer");
        unanswered.addLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL);
        assertThat(failures.translated(unanswered, false)).isInstanceOf(StoreUnavailableException.class);
        assertThat(failures.translated(unanswered, true)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    @DisplayName("is no proof that it lacks an ability")
    void noProof() {
        assertThatThrownBy(() -> ServerAbilities.refused(new MongoTimeoutException("no server")))
                .isInstanceOf(MongoTimeoutException.class);
    }
}
