package dev.polyshop.comparison.consistency.invariants;

import dev.polyshop.comparison.consistency.Bench;
import dev.polyshop.comparison.consistency.Condition;
import dev.polyshop.comparison.consistency.Crowd;
import dev.polyshop.comparison.consistency.Experiment;
import dev.polyshop.comparison.consistency.Finding;
import dev.polyshop.comparison.consistency.Fixtures;
import dev.polyshop.comparison.consistency.Group;
import dev.polyshop.comparison.consistency.Observation;
import dev.polyshop.comparison.consistency.Plan;
import dev.polyshop.comparison.consistency.Story;
import dev.polyshop.comparison.consistency.history.LimitedUse;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.CouponUse;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Clients place orders with one coupon that has half as many uses as there are clients, each for another product, so
 * that they meet on the coupon alone. A trial is one coupon.
 */
public final class CouponLimit implements Experiment {

    private static final int CLIENTS = 10;
    private static final int USES = 5;

    @Override
    public String id() {
        return "CONS-COUPON";
    }

    @Override
    public String title() {
        return "Coupon overuse: a coupon for five orders is used by six.";
    }

    @Override
    public Group group() {
        return Group.INVARIANTS;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.COUPON_LIMIT;
    }

    @Override
    public int trials(Profile profile, Condition condition) {
        return switch (profile) {
            case QUICK -> 2;
            case STANDARD -> condition.isDefault() ? 20 : 4;
            case THOROUGH -> 500;
        };
    }

    @Override
    public Observation observe(Bench bench, Plan plan) {
        Shop shop = bench.shop();
        Fixtures fixtures = new Fixtures(shop);
        List<CustomerId> customers = fixtures.customers(CLIENTS);
        List<Product> products = fixtures.stocked(CLIENTS, 10 * plan.trials());
        List<Finding> findings = new ArrayList<>();
        for (int trial = 0; trial < plan.trials(); trial++) {
            findings.add(trial(shop, plan.random(trial), customers, products));
        }
        return Observation.of(findings);
    }

    private static Finding trial(
            Shop shop, SplittableRandom random, List<CustomerId> customers, List<Product> products) {
        CouponCode code = new CouponCode(OrderId.next().toString());
        shop.orders().issue(new Coupon(code, 10, USES));
        List<Integer> pieces = IntStream.range(0, CLIENTS)
                .mapToObj(client -> 1 + random.nextInt(3))
                .toList();
        Story story = new Story();
        List<Boolean> acknowledged = Crowd.rush(CLIENTS, client -> () -> {
            PlaceOrder wish = PlaceOrder.of(
                            customers.get(client),
                            List.of(new CartLine(products.get(client).id(), pieces.get(client))))
                    .withCoupon(code);
            Story.Line line = story.begin("client " + client, "places an order with the coupon");
            Optional<PlaceOrderResult> result = Attempt.at(() -> shop.orders().place(wish));
            line.ends(result.map(each -> each.getClass().getSimpleName()).orElse("gives up: it lost to others"));
            return result.filter(PlaceOrderResult.Placed.class::isInstance).isPresent();
        });
        long used = acknowledged.stream().filter(each -> each).count();
        long recorded = shop.orders().findCoupon(code).map(CouponUse::used).orElse(0);
        Optional<String> violation = new LimitedUse(USES, used, recorded).violation();
        String sentence =
                violation.orElse(used + " orders used a coupon for " + USES + ", and the store records " + recorded);
        story.tell("lab", "looks the coupon up", sentence);
        return new Finding(violation.isPresent(), sentence, story.steps());
    }
}
