package dev.polyshop.relational.reviews;

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
import dev.polyshop.relational.Sql;
import dev.polyshop.relational.Transactions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reviews. The rating is counted when it is asked for: it cannot differ from the reviews. */
@Repository
public class RelationalReviews implements Reviews {

    private static final String ADD = Sql.of(RelationalReviews.class, "add");

    private final Transactions transactions;
    private final ReviewRepository reviews;
    private final JdbcClient jdbc;

    RelationalReviews(Transactions transactions, ReviewRepository reviews, JdbcClient jdbc) {
        this.transactions = transactions;
        this.reviews = reviews;
        this.jdbc = jdbc;
    }

    @Override
    public ReviewResult add(Review review) {
        return transactions.writeAtOnceRepeatedly(() -> ReviewResult.valueOf(jdbc.sql(ADD)
                .param("product", review.product().value())
                .param("customer", review.customer().value())
                .param("stars", review.stars())
                .param("title", review.title())
                .param("body", review.text())
                .param("writtenAt", OffsetDateTime.ofInstant(review.writtenAt(), ZoneOffset.UTC))
                .query(String.class)
                .single()));
    }

    @Override
    public boolean edit(Review review) {
        ReviewKey key = ReviewKey.of(review.product(), review.customer());
        return transactions.write(() ->
                        reviews.edit(key, (short) review.stars(), review.title(), review.text(), review.writtenAt()))
                > 0;
    }

    @Override
    public boolean delete(ProductId product, CustomerId customer) {
        return transactions.write(() -> reviews.remove(ReviewKey.of(product, customer))) > 0;
    }

    @Override
    public Optional<Review> find(ProductId product, CustomerId customer) {
        return transactions.read(
                () -> reviews.findById(ReviewKey.of(product, customer)).map(ReviewEntity::toReview));
    }

    @Override
    public KeysetPage<Review> ofProduct(ProductId product, PageRequest page) {
        Limit limit = Limit.of(page.size() + 1);
        List<ReviewEntity> read = transactions.read(() -> page.after()
                .map(ReviewPlace::of)
                .map(place -> reviews.latestBehind(product.value(), place.writtenAt(), place.customer(), limit))
                .orElseGet(() -> reviews.latest(product.value(), limit)));
        return KeysetPage.cut(read.stream().map(ReviewEntity::toReview).toList(), page.size(), ReviewPlace::cursor);
    }

    @Override
    public Rating rating(ProductId product) {
        Map<Integer, Long> counts = new HashMap<>();
        transactions
                .read(() -> reviews.histogram(product.value()))
                .forEach(row -> counts.put(((Number) row[0]).intValue(), ((Number) row[1]).longValue()));
        return Rating.of(counts);
    }

    /** A place in a product's reviews. */
    private record ReviewPlace(Instant writtenAt, UUID customer) {

        static Cursor cursor(Review review) {
            return Cursor.of(review.writtenAt().toEpochMilli(), review.customer());
        }

        static ReviewPlace of(Cursor cursor) {
            List<String> parts = cursor.parts(2);
            try {
                return new ReviewPlace(
                        Instant.ofEpochMilli(Long.parseLong(parts.get(0))),
                        CustomerId.parse(parts.get(1)).value());
            } catch (NumberFormatException e) {
                throw new InvalidDataException("not a cursor of this list: " + cursor.token(), e);
            }
        }
    }
}
