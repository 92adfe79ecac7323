package dev.polyshop.comparison.reference;

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
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reviews in a map by product, and there by customer; the rating is counted anew each time it is asked for. */
final class ReferenceReviews implements Reviews {

    private final ReferenceData data;

    ReferenceReviews(ReferenceData data) {
        this.data = data;
    }

    /** The key of a page of reviews. */
    private record Place(Instant writtenAt, CustomerId customer) {

        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::writtenAt).reversed().thenComparing(Place::customer);

        static Place of(Review review) {
            return new Place(review.writtenAt(), review.customer());
        }

        static Place parse(Cursor cursor) {
            List<String> parts = cursor.parts(2);
            try {
                return new Place(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), CustomerId.parse(parts.get(1)));
            } catch (NumberFormatException e) {
                throw new InvalidDataException("not a cursor of this list: " + cursor.token(), e);
            }
        }

        Cursor cursor() {
            return Cursor.of(writtenAt.toEpochMilli(), customer);
        }
    }

    @Override
    public ReviewResult add(Review review) {
        synchronized (data) {
            if (!data.products.containsKey(review.product())) {
                return ReviewResult.UNKNOWN_PRODUCT;
            }
            if (!data.customers.containsKey(review.customer())) {
                return ReviewResult.UNKNOWN_CUSTOMER;
            }
            Map<CustomerId, Review> ofProduct =
                    data.reviews.computeIfAbsent(review.product(), product -> new HashMap<>());
            return ofProduct.putIfAbsent(review.customer(), review) == null
                    ? ReviewResult.ADDED
                    : ReviewResult.ALREADY_REVIEWED;
        }
    }

    @Override
    public boolean edit(Review review) {
        synchronized (data) {
            return ofProduct(review.product()).replace(review.customer(), review) != null;
        }
    }

    @Override
    public boolean delete(ProductId product, CustomerId customer) {
        synchronized (data) {
            return ofProduct(product).remove(customer) != null;
        }
    }

    @Override
    public Optional<Review> find(ProductId product, CustomerId customer) {
        synchronized (data) {
            return Optional.ofNullable(ofProduct(product).get(customer));
        }
    }

    @Override
    public KeysetPage<Review> ofProduct(ProductId product, PageRequest page) {
        synchronized (data) {
            return ReferencePages.page(
                    List.copyOf(ofProduct(product).values()),
                    Place::of,
                    Place.ORDER,
                    Place::cursor,
                    Place::parse,
                    page);
        }
    }

    @Override
    public Rating rating(ProductId product) {
        synchronized (data) {
            Map<Integer, Long> counts = new HashMap<>();
            for (Review review : ofProduct(product).values()) {
                counts.merge(review.stars(), 1L, Long::sum);
            }
            return Rating.of(counts);
        }
    }

    private Map<CustomerId, Review> ofProduct(ProductId product) {
        return data.reviews.getOrDefault(product, new HashMap<>());
    }
}
