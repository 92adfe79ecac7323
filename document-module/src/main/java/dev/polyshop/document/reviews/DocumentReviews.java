package dev.polyshop.document.reviews;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reviews.Rating;
import dev.polyshop.contract.reviews.Review;
import dev.polyshop.contract.reviews.ReviewResult;
import dev.polyshop.contract.reviews.Reviews;
import dev.polyshop.document.engine.Cursors;
import dev.polyshop.document.engine.DocumentFailures;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Reviews, one document each. The rating is counted from the index {@code product_stars} whenever it is asked for: a
 * counter beside the product would be faster to read, and wrong whenever a client dies between two writes.
 */
public final class DocumentReviews implements Reviews {

    private final MongoOperations mongo;
    private final DocumentFailures failures;

    /** @param mongo the store's template */
    public DocumentReviews(MongoOperations mongo, DocumentFailures failures) {
        this.mongo = mongo;
        this.failures = failures;
    }

    /**
     * Looks for product and customer before, so as not to write in vain, and after: whoever removes them does so first
     * and then clears away the reviews there are, so one of the two sees the other.
     */
    @Override
    public ReviewResult add(Review review) {
        return failures.write(() -> {
            Optional<ReviewResult> unknown = unknown(review);
            if (unknown.isPresent()) {
                return unknown.get();
            }
            try {
                mongo.insert(ReviewDocument.of(review));
            } catch (RuntimeException e) {
                if (DocumentFailures.isDuplicateKey(e)) {
                    return ReviewResult.ALREADY_REVIEWED;
                }
                throw e;
            }
            return failures.further(() -> {
                Optional<ReviewResult> vanished = unknown(review);
                vanished.ifPresent(reason -> delete(review.product(), review.customer()));
                return vanished.orElse(ReviewResult.ADDED);
            });
        });
    }

    private Optional<ReviewResult> unknown(Review review) {
        if (!mongo.exists(query(where("_id").is(review.product().value())), "products")) {
            return Optional.of(ReviewResult.UNKNOWN_PRODUCT);
        }
        if (!mongo.exists(query(where("_id").is(review.customer().value())), "customers")) {
            return Optional.of(ReviewResult.UNKNOWN_CUSTOMER);
        }
        return Optional.empty();
    }

    @Override
    public boolean edit(Review review) {
        ReviewDocument next = ReviewDocument.of(review);
        Update change = new Update()
                .set("stars", next.stars())
                .set("title", next.title())
                .set("text", next.text())
                .set("writtenAt", next.writtenAt());
        return failures.write(() ->
                mongo.updateFirst(by(next.id()), change, ReviewDocument.class).getMatchedCount() > 0);
    }

    @Override
    public boolean delete(ProductId product, CustomerId customer) {
        return failures.write(() -> mongo.remove(by(ReviewDocument.Key.of(product, customer)), ReviewDocument.class)
                        .getDeletedCount()
                > 0);
    }

    @Override
    public Optional<Review> find(ProductId product, CustomerId customer) {
        ReviewDocument.Key key = ReviewDocument.Key.of(product, customer);
        return failures.read(() -> Optional.ofNullable(mongo.findOne(by(key), ReviewDocument.class)))
                .map(ReviewDocument::read);
    }

    private static Query by(ReviewDocument.Key key) {
        return query(where("_id").is(new Document("product", key.product()).append("customer", key.customer())));
    }

    @Override
    public KeysetPage<Review> ofProduct(ProductId product, PageRequest page) {
        Criteria wanted = where("_id.product").is(product.value());
        Criteria after = page.after()
                .map(cursor -> new Criteria().andOperator(wanted, beyond(cursor)))
                .orElse(wanted);
        Query latest = query(after)
                .with(Sort.by(Sort.Order.desc("writtenAt"), Sort.Order.asc("_id.customer")))
                .limit(page.size() + 1)
                .cursorBatchSize(page.size() + 2);
        List<Review> read = failures.read(() -> mongo.find(latest, ReviewDocument.class)).stream()
                .map(ReviewDocument::read)
                .toList();
        return KeysetPage.cut(
                read, page.size(), last -> Cursor.of(last.writtenAt().toEpochMilli(), last.customer()));
    }

    private static Criteria beyond(Cursor cursor) {
        List<String> parts = cursor.parts(2);
        Date writtenAt = Cursors.moment(cursor, parts.getFirst());
        return new Criteria()
                .orOperator(
                        where("writtenAt").lt(writtenAt),
                        where("writtenAt")
                                .is(writtenAt)
                                .and("_id.customer")
                                .gt(CustomerId.parse(parts.getLast()).value()));
    }

    @Override
    public Rating rating(ProductId product) {
        List<Document> count = List.of(
                new Document("$match", new Document("_id.product", product.value())),
                new Document("$group", new Document("_id", "$stars").append("n", new Document("$sum", 1))));
        return failures.read(() -> {
            Map<Integer, Long> histogram = new HashMap<>();
            mongo.getCollection(ReviewDocument.COLLECTION)
                    .aggregate(count)
                    .forEach(group -> histogram.put(
                            group.getInteger("_id"),
                            group.get("n", Number.class).longValue()));
            return Rating.of(histogram);
        });
    }
}
