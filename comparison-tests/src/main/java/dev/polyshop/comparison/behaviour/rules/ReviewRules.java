package dev.polyshop.comparison.behaviour.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Pages;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.comparison.behaviour.kit.Together;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reviews.Rating;
import dev.polyshop.contract.reviews.Review;
import dev.polyshop.contract.reviews.ReviewResult;
import dev.polyshop.contract.reviews.Reviews;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Reviews, and the rating that always equals them. */
@EachStore
public final class ReviewRules {

    private static final Instant THEN = Instant.parse("2009-07-01T08:00:00.123Z");

    private final Shop shop;
    private final Reviews reviews;
    private final Fixtures make;
    private final long seed;

    ReviewRules(ShopUnderTest on) {
        shop = on.shop();
        reviews = shop.reviews();
        make = on.make();
        seed = on.run().seed();
    }

    @Rule(
            id = "REV-01",
            title = "A review comes back exactly, with its line breaks and to the millisecond.",
            teaches = "Time has a resolution: what a store keeps of it has to be said.")
    void addAndFind() {
        Review review = new Review(
                make.product().id(),
                make.customer().id(),
                4,
                "Schön & gut 👍",
                "First line\n\tsecond line\r\n" + "x".repeat(19_000),
                Instant.parse("2009-07-01T08:00:00.123456789Z"));

        assertThat(reviews.add(review)).isEqualTo(ReviewResult.ADDED);
        assertThat(reviews.find(review.product(), review.customer())).contains(review);
        assertThat(review.writtenAt()).isEqualTo(THEN);
        assertThat(reviews.find(review.product(), CustomerId.next())).isEmpty();
        assertThat(reviews.find(ProductId.next(), review.customer())).isEmpty();
    }

    @Rule(
            id = "REV-02",
            title = "A customer's second review of a product is refused, and the first stays.",
            teaches = "One per customer and product is a compound unique key.")
    void oneForEachCustomer() {
        ProductId product = make.product().id();
        CustomerId customer = make.customer().id();
        reviews.add(review(product, customer, 5));

        assertThat(reviews.add(review(product, customer, 1))).isEqualTo(ReviewResult.ALREADY_REVIEWED);
        assertThat(reviews.find(product, customer).orElseThrow().stars()).isEqualTo(5);
        assertThat(reviews.rating(product)).isEqualTo(Rating.of(Map.of(5, 1L)));
        assertThat(reviews.add(review(make.product().id(), customer, 1))).isEqualTo(ReviewResult.ADDED);
    }

    @Rule(
            id = "REV-03",
            title =
                    "A review of an unknown product, or by an unknown customer, is refused; the product is named first.",
            teaches = "Foreign keys where there are any, a look in the same step where there are none.")
    void unknownProductOrCustomer() {
        ProductId product = make.product().id();
        CustomerId customer = make.customer().id();

        assertThat(reviews.add(review(ProductId.next(), customer, 3))).isEqualTo(ReviewResult.UNKNOWN_PRODUCT);
        assertThat(reviews.add(review(product, CustomerId.next(), 3))).isEqualTo(ReviewResult.UNKNOWN_CUSTOMER);
        assertThat(reviews.add(review(ProductId.next(), CustomerId.next(), 3))).isEqualTo(ReviewResult.UNKNOWN_PRODUCT);
        assertThat(reviews.rating(product)).isEqualTo(Rating.NONE);
        assertThat(reviews.rating(ProductId.next())).isEqualTo(Rating.NONE);
    }

    @Rule(
            id = "REV-04",
            title = "The rating's histogram and average are those of the reviews, rounded half up to two places.",
            teaches = "An average is kept as a sum and a count, or computed anew: never as a float that is nudged.")
    void rating() {
        ProductId product = make.product().id();
        for (int stars : new int[] {5, 5, 4, 1, 5, 4, 4, 2}) {
            reviews.add(review(product, make.customer().id(), stars));
        }

        Rating rating = reviews.rating(product);

        assertThat(rating).isEqualTo(Rating.of(Map.of(1, 1L, 2, 1L, 4, 3L, 5, 3L)));
        assertThat(rating.average()).contains(new BigDecimal("3.75"));
        assertThat(Rating.of(Map.of(5, 1L, 4, 2L)).average()).contains(new BigDecimal("4.33"));
        assertThat(Rating.of(Map.of(5, 2L, 4, 1L)).average()).contains(new BigDecimal("4.67"));
        assertThat(Rating.of(Map.of(1, 199L, 2, 1L)).average()).contains(new BigDecimal("1.01"));
    }

    @Rule(
            id = "REV-05",
            title = "An edited review counts with its new stars only; editing what is not there does nothing.",
            teaches = "What is kept twice, the review and its share of the rating, changes as one.")
    void edit() {
        ProductId product = make.product().id();
        CustomerId customer = make.customer().id();
        reviews.add(review(product, customer, 1));
        reviews.add(review(product, make.customer().id(), 5));
        Review edited = new Review(product, customer, 4, "On second thoughts", "", THEN.plusSeconds(60));

        assertThat(reviews.edit(edited)).isTrue();
        assertThat(reviews.edit(review(product, CustomerId.next(), 3))).isFalse();
        assertThat(reviews.edit(review(ProductId.next(), customer, 3))).isFalse();
        assertThat(reviews.find(product, customer)).contains(edited);
        assertThat(reviews.rating(product)).isEqualTo(Rating.of(Map.of(4, 1L, 5, 1L)));
    }

    @Rule(
            id = "REV-06",
            title = "A deleted review counts no more, and the customer can write another one.",
            teaches = "Taking back has to take back everything, the counter too, and only once.")
    void delete() {
        ProductId product = make.product().id();
        CustomerId customer = make.customer().id();
        reviews.add(review(product, customer, 1));
        reviews.add(review(product, make.customer().id(), 3));

        assertThat(reviews.delete(product, customer)).isTrue();
        assertThat(reviews.delete(product, customer)).isFalse();
        assertThat(reviews.find(product, customer)).isEmpty();
        assertThat(reviews.rating(product)).isEqualTo(Rating.of(Map.of(3, 1L)));
        assertThat(reviews.add(review(product, customer, 2))).isEqualTo(ReviewResult.ADDED);
        assertThat(reviews.rating(product)).isEqualTo(Rating.of(Map.of(2, 1L, 3, 1L)));
    }

    @Rule(
            id = "REV-07",
            title = "A product's reviews are listed latest first, page by page, those of one moment by customer.",
            teaches = "Descending by one key and ascending by the next: an index has to be made for just that.")
    void listing() {
        ProductId product = make.product().id();
        List<Review> all = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            Instant writtenAt = THEN.plusSeconds((i * 5) % 6);
            Review review = new Review(product, make.customer().id(), 1 + i % 5, "Review " + i, "", writtenAt);
            reviews.add(review);
            all.add(review);
        }
        shop.awaitVisibility();

        assertThat(Pages.all(4, page -> reviews.ofProduct(product, page)))
                .containsExactlyElementsOf(all.stream()
                        .sorted(Comparator.comparing(Review::writtenAt)
                                .reversed()
                                .thenComparing(Review::customer))
                        .toList());
        assertThat(reviews.ofProduct(ProductId.next(), PageRequest.first(4)).items())
                .isEmpty();
    }

    @Rule(
            id = "REV-08",
            title = "A review is in the product's list as soon as it was added.",
            teaches = "Read your own writes, by list: the second after pressing the button.",
            needs = Capability.LISTS_SEE_WRITES_AT_ONCE)
    void listSeesReviewsAtOnce() {
        ProductId product = make.product().id();
        for (int attempt = 0; attempt < 20; attempt++) {
            Review review = new Review(product, make.customer().id(), 5, "Review", "", THEN.plusSeconds(attempt));
            reviews.add(review);
            assertThat(reviews.ofProduct(product, PageRequest.first(1)).items())
                    .as("the list right after review %d", attempt)
                    .containsExactly(review);
        }
    }

    @Rule(
            id = "REV-09",
            title = "Sixteen threads add, edit and delete reviews of one product: the rating equals what is left.",
            teaches = "A counter kept beside the facts drifts under concurrency unless both change in one step.")
    void ratingUnderSixteenThreads() {
        ProductId product = make.product().id();
        List<CustomerId> customers =
                IntStream.range(0, 16).mapToObj(i -> make.customer().id()).toList();

        List<Integer> done = Together.run(16, number -> {
            Random random = new Random(seed + number);
            for (int i = 0; i < 8; i++) {
                CustomerId customer = customers.get(random.nextInt(customers.size()));
                switch (random.nextInt(4)) {
                    case 0, 1 -> reviews.add(review(product, customer, 1 + random.nextInt(5)));
                    case 2 -> reviews.edit(review(product, customer, 1 + random.nextInt(5)));
                    default -> reviews.delete(product, customer);
                }
            }
            return number;
        });

        assertThat(done).hasSize(16);
        Map<Integer, Long> counts = new HashMap<>();
        for (CustomerId customer : customers) {
            reviews.find(product, customer).ifPresent(review -> counts.merge(review.stars(), 1L, Long::sum));
        }
        assertThat(reviews.rating(product)).isEqualTo(Rating.of(counts));
    }

    @Rule(
            id = "REV-10",
            title = "Of eight first reviews by one customer at once, one is added and counts.",
            teaches = "A double click, and the same race as ever.")
    void oneOfManyWins() {
        ProductId product = make.product().id();
        CustomerId customer = make.customer().id();

        List<ReviewResult> results = Together.run(8, number -> reviews.add(review(product, customer, 1 + number % 5)));

        assertThat(results).filteredOn(result -> result == ReviewResult.ADDED).hasSize(1);
        assertThat(results)
                .filteredOn(result -> result == ReviewResult.ALREADY_REVIEWED)
                .hasSize(7);
        int stars = 1 + results.indexOf(ReviewResult.ADDED) % 5;
        assertThat(reviews.rating(product)).isEqualTo(Rating.of(Map.of(stars, 1L)));
    }

    private static Review review(ProductId product, CustomerId customer, int stars) {
        return new Review(product, customer, stars, stars + " stars", "", THEN);
    }
}
