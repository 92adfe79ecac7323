package dev.polyshop.search.orders;

import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.search.engine.Attempts;
import dev.polyshop.search.engine.Backoff;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.Patience;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Written;
import dev.polyshop.search.inventory.Movement;
import java.time.Clock;
import java.util.Optional;

/**
 * Makes a step that moves stock in the way an order is placed: record it in the order, move the stock with holds,
 * decide it in the order. The pieces of a cancelled order can be bought from then on, and not before. Of two who want a
 * step at once, one begins it and the other waits to see what comes of it.
 */
final class RecordedSteps implements OrderSteps {

    private final Documents documents;
    private final Reservations reservations;
    private final TakeOver takeOver;
    private final Clock clock;

    RecordedSteps(Documents documents, Reservations reservations, TakeOver takeOver, Clock clock) {
        this.documents = documents;
        this.reservations = reservations;
        this.takeOver = takeOver;
        this.clock = clock;
    }

    @Override
    public StatusChange advance(OrderId id, OrderStatus to) {
        Backoff backoff = new Backoff("order " + id);
        Patience patience = new Patience();
        while (true) {
            Optional<Stored<OrderDocument>> read = documents
                    .get(OrderDocument.ref(id))
                    .filter(stored -> stored.content().isPlaced());
            if (read.isEmpty()) {
                return new StatusChange.UnknownOrder(id);
            }
            try (Attempts.Attempt attempt = Attempts.begin()) {
                Optional<StatusChange> change = attempt(read.get(), to, attempt, patience);
                if (change.isPresent()) {
                    return change.get();
                }
            }
            backoff.pause();
        }
    }

    /** Empty where another step is in the way: look again. */
    private Optional<StatusChange> attempt(
            Stored<OrderDocument> read, OrderStatus to, Attempts.Attempt attempt, Patience patience) {
        OrderDocument order = read.content();
        if (order.step() != null) {
            if (patience.isOver(order.step().attempt())) {
                takeOver.takeBack(read, attempt);
            }
            return Optional.empty();
        }
        if (!order.orderStatus().canBecome(to)) {
            return Optional.of(new StatusChange.IllegalStep(order.orderStatus(), to));
        }
        if (OrderSteps.movement(to).isEmpty()) {
            OrderDocument next = order.at(to);
            return documents.show(read.replacedBy(next)).done()
                    ? Optional.of(new StatusChange.Changed(next.toOrder()))
                    : Optional.empty();
        }
        OrderDocument begun = order.begun(new OrderDocument.Step(to.name(), attempt.id(), clock.millis()));
        Written<OrderDocument> written = documents.write(read.replacedBy(begun));
        if (!written.done()) {
            return Optional.empty();
        }
        return Failures.afterWriting(() -> moveAndDecide(
                new Stored<>(read.ref(), begun, written.revision()),
                OrderSteps.movement(to).orElseThrow(),
                attempt));
    }

    private Optional<StatusChange> moveAndDecide(
            Stored<OrderDocument> begun, Movement movement, Attempts.Attempt attempt) {
        reservations.move(begun.content(), movement, attempt);
        Optional<OrderDocument> decided = takeOver.decide(begun, attempt);
        if (movement == Movement.RELEASE) {
            decided.ifPresent(reservations::settle);
        }
        return decided.map(order -> new StatusChange.Changed(order.toOrder()));
    }
}
