package dev.polyshop.document.orders;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.orders.RecoveryReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;

/** Ends the work that clients began and left in the middle, whatever mode the shop is in now. */
final class OrderRecovery {

    private final MongoOperations mongo;
    private final StoredOrders orders;
    private final WorkSteps steps;
    private final Clock clock;

    OrderRecovery(MongoOperations mongo, WorkSteps steps, Clock clock) {
        this.mongo = mongo;
        this.orders = new StoredOrders(mongo);
        this.steps = steps;
        this.clock = clock;
    }

    /** An order that was still being placed is taken back: nobody was told that it stands. */
    RecoveryReport recover(Duration olderThan) {
        Instant cutoff = clock.instant().minus(olderThan);
        long completed = 0;
        long undone = 0;
        for (Document left : left(cutoff)) {
            Optional<Document> claimed = claim(left, cutoff);
            if (claimed.isEmpty()) {
                continue;
            }
            Work work = Work.in(claimed.get()).orElseThrow();
            if (OrderDocument.isSeen(claimed.get())) {
                steps.finish(work);
                completed++;
            } else if (steps.undo(work)) {
                undone++;
            }
        }
        new StockMoves(mongo).moveBackStrays();
        new DocumentCoupons(mongo).giveBackStrays();
        return new RecoveryReport(completed, undone);
    }

    private List<Document> left(Instant cutoff) {
        return mongo.find(
                query(where("work.id").exists(true).and("work.since").lte(Date.from(cutoff))),
                Document.class,
                OrderDocument.COLLECTION);
    }

    /** Of several that sweep at once, one gets it: the others find it touched just now. */
    private Optional<Document> claim(Document left, Instant cutoff) {
        Criteria untouched = where("_id")
                .is(left.get("_id"))
                .and("work.id")
                .is(left.get("work", Document.class).get("id"))
                .and("work.since")
                .lte(Date.from(cutoff));
        return orders.change(untouched, new Update().set("work.since", Date.from(clock.instant())));
    }
}
