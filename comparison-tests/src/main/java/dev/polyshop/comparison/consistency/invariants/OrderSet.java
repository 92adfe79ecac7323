package dev.polyshop.comparison.consistency.invariants;

import dev.polyshop.comparison.consistency.Bench;
import dev.polyshop.comparison.consistency.Condition;
import dev.polyshop.comparison.consistency.Crowd;
import dev.polyshop.comparison.consistency.Experiment;
import dev.polyshop.comparison.consistency.Fixtures;
import dev.polyshop.comparison.consistency.Group;
import dev.polyshop.comparison.consistency.Observation;
import dev.polyshop.comparison.consistency.Plan;
import dev.polyshop.comparison.consistency.Story;
import dev.polyshop.comparison.consistency.history.SetCompleteness;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Clients place orders, some of which are refused for want of stock. Afterwards every acknowledged order is looked up
 * by id, by key and, just once, in its customer's history, and no refused one may be there. A trial is one order asked
 * for.
 */
public final class OrderSet implements Experiment {

    private static final int CLIENTS = 8;

    @Override
    public String id() {
        return "CONS-SET";
    }

    @Override
    public String title() {
        return "Lost order: an acknowledged order is not found again, or a refused one is.";
    }

    @Override
    public Group group() {
        return Group.INVARIANTS;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.ACKNOWLEDGED_ORDERS_FINDABLE;
    }

    @Override
    public int trials(Profile profile, Condition condition) {
        return switch (profile) {
            case QUICK -> 80;
            case STANDARD -> condition.isDefault() ? 400 : 80;
            case THOROUGH -> 20_000;
        };
    }

    @Override
    public Observation observe(Bench bench, Plan plan) {
        Shop shop = bench.shop();
        Fixtures fixtures = new Fixtures(shop);
        int each = Math.ceilDiv(plan.trials(), CLIENTS);
        List<CustomerId> customers = fixtures.customers(CLIENTS);
        List<Product> products = fixtures.stocked(CLIENTS, each);
        Story story = new Story();

        List<Asked> all = Crowd.rush(CLIENTS, client -> () -> {
            Asked own = new Asked(new LinkedHashSet<>(), new ArrayList<>());
            var random = plan.random(client);
            for (int i = 0; i < each; i++) {
                // One order in ten asks for more than there ever was.
                int pieces = random.nextInt(10) == 0 ? each + 1 : 1;
                Product product = products.get(random.nextInt(CLIENTS));
                PlaceOrder wish = PlaceOrder.of(customers.get(client), List.of(new CartLine(product.id(), pieces)));
                Optional<PlaceOrderResult> result =
                        Attempt.at(() -> shop.orders().place(wish));
                if (result.filter(PlaceOrderResult.Placed.class::isInstance).isPresent()) {
                    own.acknowledged().add(wish.id());
                } else {
                    own.refused().add(wish);
                }
            }
            return own;
        });
        shop.awaitVisibility();

        Set<OrderId> wrong = new HashSet<>();
        for (int client = 0; client < CLIENTS; client++) {
            Asked own = all.get(client);
            SetCompleteness<OrderId> listed =
                    SetCompleteness.of(own.acknowledged(), history(shop, customers.get(client)));
            wrong.addAll(listed.wrong());
            wrong.addAll(SetCompleteness.of(own.acknowledged(), foundById(shop, own.acknowledged()))
                    .lost());
            wrong.addAll(thereAllTheSame(shop, own.refused()));
            story.tell(
                    "client " + client,
                    "asks for " + each + " orders, of which "
                            + own.acknowledged().size() + " are acknowledged",
                    listed.wrong().isEmpty()
                            ? "its history holds just these"
                            : "lost: " + listed.lost() + ", not asked for or refused: " + listed.phantom() + ", twice: "
                                    + listed.twice());
        }
        long total = all.stream().mapToLong(own -> own.acknowledged().size()).sum();
        String sentence = wrong.isEmpty()
                ? "all " + total
                        + " acknowledged orders are found by id, by key and once in the histories, and no refused one"
                : wrong.size() + " orders are lost, there twice, or there though they were refused, of " + total
                        + " acknowledged";
        return new Observation((long) CLIENTS * each, wrong.size(), sentence, story.steps());
    }

    /** What one client asked for. */
    private record Asked(Set<OrderId> acknowledged, List<PlaceOrder> refused) {}

    private static List<OrderId> thereAllTheSame(Shop shop, List<PlaceOrder> refused) {
        return refused.stream()
                .filter(wish -> shop.orders().find(wish.id()).isPresent()
                        || shop.orders().findByKey(wish.key()).isPresent())
                .map(PlaceOrder::id)
                .toList();
    }

    private static List<OrderId> history(Shop shop, CustomerId customer) {
        List<OrderId> found = new ArrayList<>();
        Optional<PageRequest> page = Optional.of(PageRequest.first(200));
        while (page.isPresent()) {
            PageRequest wanted = page.get();
            var read = shop.orders().history(customer, wanted);
            read.items().stream().map(Order::id).forEach(found::add);
            page = read.next().map(wanted::from);
        }
        return found;
    }

    private static List<OrderId> foundById(Shop shop, Set<OrderId> ids) {
        return ids.stream()
                .map(shop.orders()::find)
                .flatMap(Optional::stream)
                .filter(order -> shop.orders()
                        .findByKey(order.key())
                        .filter(order::equals)
                        .isPresent())
                .map(Order::id)
                .toList();
    }
}
