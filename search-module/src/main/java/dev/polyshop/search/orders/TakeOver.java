package dev.polyshop.search.orders;

import dev.polyshop.search.engine.Attempts;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Written;
import java.util.Optional;

/** Ends the step of an order: decides it, or takes it back, one's own or somebody else's. */
final class TakeOver {

    private final Documents documents;
    private final Reservations reservations;

    TakeOver(Documents documents, Reservations reservations) {
        this.documents = documents;
        this.reservations = reservations;
    }

    /**
     * Makes the step of an order count, all its movements being made.
     *
     * @return the order after it; empty if the attempt was taken over, and its movements are taken back
     */
    Optional<OrderDocument> decide(Stored<OrderDocument> begun, Attempts.Attempt attempt) {
        Optional<Stored<OrderDocument>> current = Optional.of(begun);
        while (current.isPresent()) {
            OrderDocument order = current.get().content();
            OrderDocument.Step step = order.step();
            if (step == null || !order.isMadeBy(attempt.id())) {
                break;
            }
            OrderDocument decided = order.decided(step);
            if (documents.show(current.get().replacedBy(decided)).done()) {
                return Optional.of(decided);
            }
            // Something else about it has changed, such as its customer; or the step was taken over.
            current = documents.get(begun.ref());
        }
        reservations.takeBack(begun.content(), attempt.id()::equals);
        return Optional.empty();
    }

    /**
     * Takes the step of an order back, with all that was moved for it. An order that was not placed yet is gone then,
     * and its key is free.
     *
     * @return whether it did; not if somebody else has been at it
     */
    boolean takeBack(Stored<OrderDocument> found, Attempts.Attempt attempt) {
        OrderDocument.Step step = found.content().step();
        if (step == null) {
            return false;
        }
        Stored<OrderDocument> fenced = found;
        if (!found.content().isMadeBy(attempt.id())) {
            OrderDocument taken = found.content().begun(new OrderDocument.Step(step.to(), attempt.id(), step.since()));
            Written<OrderDocument> written = documents.write(found.replacedBy(taken));
            if (!written.done()) {
                return false;
            }
            fenced = new Stored<>(found.ref(), taken, written.revision());
        }
        OrderDocument order = fenced.content();
        reservations.takeBack(order, made -> !order.settled().contains(made));
        if (order.isPlaced()) {
            return documents.write(fenced.replacedBy(order.stepTakenBack())).done();
        }
        documents
                .get(order.uniqueKey())
                .filter(key -> key.content().owner().equals(order.id()))
                .ifPresent(key -> documents.write(key.removed()));
        return documents.write(fenced.removed()).done();
    }
}
