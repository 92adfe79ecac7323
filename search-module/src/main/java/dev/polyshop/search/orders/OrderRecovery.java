package dev.polyshop.search.orders;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.polyshop.contract.orders.RecoveryReport;
import dev.polyshop.search.carts.CartSweep;
import dev.polyshop.search.engine.Attempts;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Scan;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.inventory.StockDocument;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes back the steps that clients began and left, and settles the holds that they left in stock and coupons. It never
 * completes a step: the client was told that the outcome is unknown, and repeats it under the same key if it still
 * wants it.
 */
final class OrderRecovery {

    private final Documents documents;
    private final Scan scan;
    private final Reservations reservations;
    private final TakeOver takeOver;
    private final CartSweep carts;
    private final Clock clock;

    OrderRecovery(
            Documents documents,
            Scan scan,
            Reservations reservations,
            TakeOver takeOver,
            CartSweep carts,
            Clock clock) {
        this.documents = documents;
        this.scan = scan;
        this.reservations = reservations;
        this.takeOver = takeOver;
        this.carts = carts;
        this.clock = clock;
    }

    RecoveryReport recover(Duration olderThan) {
        long limit = clock.instant().minus(olderThan).toEpochMilli();
        AtomicLong undone = new AtomicLong();
        scan.ids(OrderDocument.KIND, having("step.to"), ids -> undone.addAndGet(takeBack(ids, limit)));
        // After the steps: the holds of those just taken back are gone, and those of clients that were too slow to
        // notice are void by now.
        scan.ids(StockDocument.KIND, having("holds.order"), reservations::settleStock);
        scan.ids(CouponDocument.KIND, having("holds.order"), codes -> codes.forEach(reservations::settleCoupon));
        documents.claims().sweep(scan);
        carts.sweep();
        return new RecoveryReport(0, undone.get());
    }

    private long takeBack(List<String> ids, long limit) {
        Snapshot snapshot =
                documents.getAll(ids.stream().map(OrderDocument.KIND::ref).toList());
        long count = 0;
        for (String id : ids) {
            Kind.Ref<OrderDocument> ref = OrderDocument.KIND.ref(id);
            if (snapshot.get(ref).filter(order -> isLeft(order, limit)).isPresent()
                    && takeBack(snapshot.get(ref).orElseThrow())) {
                count++;
            }
        }
        return count;
    }

    private boolean takeBack(Stored<OrderDocument> order) {
        try (Attempts.Attempt attempt = Attempts.begin()) {
            return takeOver.takeBack(order, attempt);
        }
    }

    private static boolean isLeft(Stored<OrderDocument> order, long limit) {
        OrderDocument.Step step = order.content().step();
        return step != null && step.since() <= limit;
    }

    private static Query having(String field) {
        return Query.of(query -> query.exists(exists -> exists.field(field)));
    }
}
