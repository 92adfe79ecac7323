package dev.polyshop.search.reviews;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reviews.Rating;
import dev.polyshop.contract.reviews.Review;
import dev.polyshop.contract.reviews.ReviewResult;
import dev.polyshop.contract.reviews.Reviews;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.customers.CustomerDocument;
import dev.polyshop.search.engine.Aggregator;
import dev.polyshop.search.engine.Backoff;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.Kind.Presence;
import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Lists;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reviews, one document each, whose id makes it the only one. The rating is not kept anywhere: it is counted from the
 * reviews after a refresh, so that it equals them whatever was written and whoever died in between. The refresh is the
 * price, and nothing where nobody has written since the last one.
 */
public final class SearchReviews implements Reviews {

    private final Lists lists;
    private final Documents documents;
    private final Aggregator aggregator;

    /** The reviews of a store. */
    public SearchReviews(Lists lists, Documents documents, Aggregator aggregator) {
        this.lists = lists;
        this.documents = documents;
        this.aggregator = aggregator;
    }

    @Override
    public ReviewResult add(Review review) {
        Optional<ReviewResult> obstacle = obstacle(review);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        Ref<ReviewDocument> ref = ReviewDocument.ref(review.product(), review.customer());
        if (!documents.show(new Write.Create<>(ref, ReviewDocument.of(review))).done()) {
            return ReviewResult.ALREADY_REVIEWED;
        }
        return Failures.afterWriting(() -> {
            // Product or customer may have been removed meanwhile, and have missed this review.
            Optional<ReviewResult> late = obstacle(review);
            late.ifPresent(gone -> documents.write(new Write.Delete<>(ref)));
            return late.orElse(ReviewResult.ADDED);
        });
    }

    @Override
    public boolean edit(Review review) {
        Ref<ReviewDocument> ref = ReviewDocument.ref(review.product(), review.customer());
        Backoff backoff = new Backoff("the review " + ref.id());
        while (true) {
            Optional<Stored<ReviewDocument>> stored = documents.get(ref);
            if (stored.isEmpty()) {
                return false;
            }
            if (documents
                    .show(stored.get().replacedBy(ReviewDocument.of(review)))
                    .done()) {
                return true;
            }
            backoff.pause();
        }
    }

    @Override
    public boolean delete(ProductId product, CustomerId customer) {
        return documents
                .show(new Write.Delete<>(ReviewDocument.ref(product, customer)))
                .done();
    }

    @Override
    public Optional<Review> find(ProductId product, CustomerId customer) {
        Ref<ReviewDocument> ref = ReviewDocument.ref(product, customer);
        Snapshot snapshot = documents.getAll(List.of(ref, presence(product)));
        return snapshot.get(ref)
                .filter(stored -> snapshot.has(presence(product)))
                .map(stored -> stored.content().toReview());
    }

    @Override
    public KeysetPage<Review> ofProduct(ProductId product, PageRequest page) {
        if (documents.get(presence(product)).isEmpty()) {
            return new KeysetPage<>(List.of(), Optional.empty());
        }
        List<SortOptions> order = List.of(by("writtenAt", SortOrder.Desc), by("customer", SortOrder.Asc));
        List<FieldValue> after = page.after().map(SearchReviews::place).orElse(List.of());
        List<Review> read = lists.page(ReviewDocument.KIND, about(product), order, page, after).stream()
                .map(ReviewDocument::toReview)
                .toList();
        return KeysetPage.cut(
                read, page.size(), last -> Cursor.of(last.writtenAt().toEpochMilli(), last.customer()));
    }

    @Override
    public Rating rating(ProductId product) {
        if (documents.get(presence(product)).isEmpty()) {
            return Rating.NONE;
        }
        documents.refresh(ReviewDocument.KIND);
        var answer = aggregator.of(
                ReviewDocument.KIND,
                about(product),
                Map.of(
                        "stars",
                        Aggregation.of(aggregation ->
                                aggregation.terms(terms -> terms.field("stars").size(5)))));
        return Rating.of(Aggregator.figure(answer, "stars").lterms().buckets().array().stream()
                .collect(Collectors.toMap(bucket -> Math.toIntExact(bucket.key()), bucket -> bucket.docCount())));
    }

    private Optional<ReviewResult> obstacle(Review review) {
        Ref<Presence> customer = CustomerDocument.KIND.presence().ref(review.customer());
        Snapshot snapshot = documents.getAll(List.of(presence(review.product()), customer));
        if (!snapshot.has(presence(review.product()))) {
            return Optional.of(ReviewResult.UNKNOWN_PRODUCT);
        }
        return snapshot.has(customer) ? Optional.empty() : Optional.of(ReviewResult.UNKNOWN_CUSTOMER);
    }

    private static Ref<Presence> presence(ProductId product) {
        return ProductDocument.KIND.presence().ref(product);
    }

    private static Query about(ProductId product) {
        return Query.of(query -> query.bool(bool ->
                bool.filter(filter -> filter.term(term -> term.field("product").value(product.toString())))));
    }

    private static SortOptions by(String name, SortOrder order) {
        return SortOptions.of(sort -> sort.field(field -> field.field(name).order(order)));
    }

    private static List<FieldValue> place(Cursor cursor) {
        List<String> parts = cursor.parts(2);
        try {
            return List.of(
                    FieldValue.of(Long.parseLong(parts.get(0))),
                    FieldValue.of(CustomerId.parse(parts.get(1)).toString()));
        } catch (NumberFormatException e) {
            throw new InvalidDataException("not a cursor of this list: " + cursor.token(), e);
        }
    }
}
