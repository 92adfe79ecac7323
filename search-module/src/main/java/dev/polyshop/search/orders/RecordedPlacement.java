package dev.polyshop.search.orders;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.OutcomeUnknownException;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.search.carts.CartDocument;
import dev.polyshop.search.carts.CartSweep;
import dev.polyshop.search.customers.CustomerDocument;
import dev.polyshop.search.engine.Attempts;
import dev.polyshop.search.engine.Backoff;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.KeyDocument;
import dev.polyshop.search.engine.Kind.Presence;
import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Patience;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.engine.Written;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Places an order as a saga, for there is no transaction over its documents:
 *
 * <ol>
 *   <li>record the intent: the order, not placed yet and shown to nobody, and its key ({@code op_type=create});
 *   <li>take the stock of each line and the coupon's use, each by compare and set, with a hold that names the attempt;
 *       and look again whether the key is still this order's and the customer still there: who takes the key or erases
 *       the customer from now on sees the intent;
 *   <li>decide: one conditional write makes the order placed and its attempt settled.
 * </ol>
 *
 * Where that cannot be, the holds are taken back and the intent is removed. A client that dies leaves an intent, which
 * the next one under the same key, or {@link OrderRecovery}, takes over: the attempt named in the order's document
 * changes, and with it everything that the former client held, or still might write, is void.
 */
final class RecordedPlacement implements Placement {

    private final Documents documents;
    private final Reservations reservations;
    private final HoldSettlement settlement;
    private final TakeOver takeOver;
    private final CartSweep carts;
    private final Clock clock;

    RecordedPlacement(
            Documents documents,
            Reservations reservations,
            HoldSettlement settlement,
            TakeOver takeOver,
            CartSweep carts,
            Clock clock) {
        this.documents = documents;
        this.reservations = reservations;
        this.settlement = settlement;
        this.takeOver = takeOver;
        this.carts = carts;
        this.clock = clock;
    }

    @Override
    public PlaceOrderResult place(PlaceOrder request) {
        Backoff backoff = new Backoff("the order under key " + request.key());
        Patience patience = new Patience();
        while (true) {
            Optional<PlaceOrderResult> result;
            try (Attempts.Attempt attempt = Attempts.begin()) {
                result = attempt(request, attempt, patience);
            }
            if (result.isPresent()) {
                if (result.get() instanceof PlaceOrderResult.Placed(Order order, boolean repeated) && !repeated) {
                    request.cart().ifPresent(this::removeCart);
                }
                return result.get();
            }
            backoff.pause();
        }
    }

    /** Empty where another attempt is in the way: look again. */
    private Optional<PlaceOrderResult> attempt(PlaceOrder request, Attempts.Attempt attempt, Patience patience) {
        Ref<KeyDocument> key = OrderDocument.orderKey(request.key());
        List<Ref<?>> refs = new ArrayList<>(PlacementCheck.refs(request));
        refs.add(key);
        refs.add(OrderDocument.ref(request.id()));
        Snapshot snapshot = documents.getAll(refs);
        Optional<Stored<OrderDocument>> standing = standing(request, snapshot, key);
        if (standing.isPresent()) {
            return join(standing.get(), attempt, patience);
        }
        Optional<Write<KeyDocument>> claim = claim(request, snapshot.get(key), key, patience);
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        HoldSettlement.Fates fates = settlement.askFor(request.lines(), request.coupon(), snapshot);
        return switch (PlacementCheck.check(request, snapshot, clock.instant(), fates)) {
            case PlacementCheck.Verdict.Refused(PlaceOrderResult reason) -> Optional.of(reason);
            case PlacementCheck.Verdict.Possible(Order order) ->
                carryOut(
                        new Plan(request, attempt, snapshot, fates),
                        OrderDocument.pending(order, request.cart(), attempt),
                        claim.get());
        };
    }

    /** What an attempt has read and goes by. */
    private record Plan(PlaceOrder request, Attempts.Attempt attempt, Snapshot snapshot, HoldSettlement.Fates fates) {}

    /** The order stands whatever becomes of its cart. */
    private void removeCart(CartId cart) {
        try {
            documents.write(new Write.Delete<>(CartDocument.ref(cart)));
        } catch (StoreUnavailableException | OutcomeUnknownException e) {
            // Recovery removes it: it knows carts whose orders are placed.
        }
    }

    /** The order under the key, placed or about to be. */
    private Optional<Stored<OrderDocument>> standing(PlaceOrder request, Snapshot snapshot, Ref<KeyDocument> key) {
        Optional<Stored<OrderDocument>> sameId = snapshot.get(OrderDocument.ref(request.id()));
        Optional<Stored<OrderDocument>> underKey = snapshot.get(key)
                .map(stored -> stored.content().owner())
                .flatMap(owner ->
                        owner.equals(request.id().toString()) ? sameId : documents.get(OrderDocument.KIND.ref(owner)))
                .filter(stored -> stored.content().key().equals(request.key().value()));
        if (underKey.isPresent()) {
            return underKey;
        }
        if (sameId.isPresent()
                && !sameId.get().content().key().equals(request.key().value())) {
            throw new DuplicateKeyException("an order with id " + request.id() + " is there already");
        }
        return sameId;
    }

    /** An order that is placed is the answer; one that is about to be is waited for, or taken back if it was left. */
    private Optional<PlaceOrderResult> join(
            Stored<OrderDocument> standing, Attempts.Attempt attempt, Patience patience) {
        if (standing.content().isPlaced()) {
            String cart = standing.content().cart();
            if (cart != null) {
                carts.removeOrdered(cart, standing.content().placedAt());
            }
            return Optional.of(new PlaceOrderResult.Placed(standing.content().toOrder(), true));
        }
        OrderDocument.Step step = standing.content().step();
        if (step != null && patience.isOver(step.attempt())) {
            takeOver.takeBack(standing, attempt);
        }
        return Optional.empty();
    }

    /** How to get the key; empty if it seems to be in use, by an order that cannot be seen yet. */
    private static Optional<Write<KeyDocument>> claim(
            PlaceOrder request, Optional<Stored<KeyDocument>> held, Ref<KeyDocument> key, Patience patience) {
        KeyDocument wanted =
                new KeyDocument(key.id(), request.id().toString(), Instant.now().toEpochMilli());
        if (held.isEmpty()) {
            return Optional.of(new Write.Create<>(key, wanted));
        }
        // A key whose order is not there: its bulk was cut in the middle, or is under way.
        boolean ours = held.get().content().owner().equals(wanted.owner());
        return ours || patience.isOver(held.get().revision().toString())
                ? Optional.of(held.get().replacedBy(wanted))
                : Optional.empty();
    }

    private Optional<PlaceOrderResult> carryOut(Plan plan, OrderDocument intent, Write<KeyDocument> claim) {
        Ref<OrderDocument> ref = OrderDocument.ref(plan.request().id());
        List<Written<?>> recorded = documents.writeAll(new Write.Create<>(ref, intent), claim);
        if (!recorded.getFirst().done()) {
            return Optional.empty(); // The same wish is being placed elsewhere, and has its key, or will have.
        }
        Stored<OrderDocument> pending =
                new Stored<>(ref, intent, recorded.getFirst().revision());
        if (!recorded.getLast().done()) {
            documents.write(pending.removed()); // Another order was first under this key.
            return Optional.empty();
        }
        return Failures.afterWriting(() -> holdAndDecide(
                plan,
                pending,
                new Write.Confirm<>(claim.ref(), recorded.getLast().revision())));
    }

    private Optional<PlaceOrderResult> holdAndDecide(
            Plan plan, Stored<OrderDocument> pending, Write.Confirm<KeyDocument> key) {
        Ref<Presence> customer =
                CustomerDocument.KIND.presence().ref(plan.request().customer());
        Optional<Reservations.Obstacle> obstacle = reservations.reserve(
                plan.request(),
                plan.attempt(),
                plan.snapshot(),
                plan.fates(),
                List.of(key, new Write.Confirm<>(customer)));
        if (obstacle.isEmpty()) {
            return takeOver.decide(pending, plan.attempt())
                    .map(placed -> new PlaceOrderResult.Placed(placed.toOrder(), false));
        }
        takeOver.takeBack(pending, plan.attempt());
        return switch (obstacle.get()) {
            case Reservations.Obstacle.Refused(PlaceOrderResult reason) -> Optional.of(reason);
            case Reservations.Obstacle.Broken(Ref<?> changed) ->
                changed.equals(customer)
                        ? Optional.of(new PlaceOrderResult.UnknownCustomer(
                                plan.request().customer()))
                        : Optional.empty();
        };
    }
}
