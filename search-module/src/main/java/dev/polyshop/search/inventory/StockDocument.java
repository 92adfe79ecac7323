package dev.polyshop.search.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.search.engine.Claimable;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Kind.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;

/**
 * A product's stock, in a document of its own: it changes far more often than the product, whose text would be analysed
 * again each time. A product without one has no pieces yet.
 *
 * @param id the product's id
 * @param onHand pieces that can be taken
 * @param reserved pieces of orders not shipped
 * @param sold pieces shipped
 * @param holds movements made or noted here for orders whose step is not known to be finished
 * @param claimedBy the unit of work that is about to change it or relies on it, if any
 */
@Document(indexName = "#{@namespace.alias('stock')}", createIndex = false)
public record StockDocument(
        @Id String id,
        long onHand,
        long reserved,
        long sold,
        List<Hold> holds,
        @Nullable String claimedBy) implements Claimable<StockDocument> {

    /** The index of stock. */
    public static final Kind<StockDocument> KIND = Kind.of("stock", StockDocument.class);

    /**
     * A movement made for an order: while it stands here, making it again is known to be a repetition, and taking it
     * back is possible.
     *
     * <p>A release is only noted: its pieces stay reserved until it is settled. Were they on hand at once, others could
     * buy them before the order is cancelled, and there would be none to take back if it is not.
     *
     * @param order the order's id
     * @param attempt which attempt at the order's step made it
     * @param movement what was moved
     * @param quantity how many pieces
     */
    public record Hold(String order, String attempt, Movement movement, long quantity) {

        private boolean isOnlyNoted() {
            return movement == Movement.RELEASE;
        }
    }

    /** Keeps its own copy. */
    public StockDocument {
        holds = List.copyOf(holds);
    }

    /** The document of a product's stock. */
    public static Ref<StockDocument> ref(ProductId product) {
        return KIND.ref(product);
    }

    /** No pieces. */
    public static StockDocument empty(ProductId product) {
        return new StockDocument(product.toString(), 0, 0, 0, List.of(), null);
    }

    @Override
    public StockDocument withClaim(@Nullable String attempt) {
        return new StockDocument(id, onHand, reserved, sold, holds, attempt);
    }

    /** As the shop tells it. */
    public StockLevel toLevel() {
        return new StockLevel(ProductId.parse(id), onHand, reserved, sold);
    }

    /** How many pieces there are to move that way. */
    public long available(Movement movement) {
        return movement == Movement.TAKE ? onHand : reserved;
    }

    /** With more pieces on hand. */
    public StockDocument received(long quantity) {
        return new StockDocument(id, onHand + quantity, reserved, sold, holds, claimedBy);
    }

    /** With another number of pieces on hand. */
    public StockDocument withOnHand(long pieces) {
        return new StockDocument(id, pieces, reserved, sold, holds, claimedBy);
    }

    /** After a movement; the pieces have to be there. */
    public StockDocument moved(Movement movement, long quantity) {
        return switch (movement) {
            case TAKE -> new StockDocument(id, onHand - quantity, reserved + quantity, sold, holds, claimedBy);
            case RELEASE -> new StockDocument(id, onHand + quantity, reserved - quantity, sold, holds, claimedBy);
            case SELL -> new StockDocument(id, onHand, reserved - quantity, sold + quantity, holds, claimedBy);
        };
    }

    /** After a movement for an order that may have to be taken back. */
    public StockDocument held(Hold hold) {
        List<Hold> more = new ArrayList<>(holds);
        more.add(hold);
        return (hold.isOnlyNoted() ? this : moved(hold.movement(), hold.quantity())).withHolds(more);
    }

    /** Without the holds that are settled: their movements are made for good. */
    public StockDocument settled(Predicate<Hold> which) {
        StockDocument result = without(which);
        for (Hold hold : holds) {
            if (which.test(hold) && hold.isOnlyNoted()) {
                result = result.moved(Movement.RELEASE, Math.min(hold.quantity(), result.reserved));
            }
        }
        return result;
    }

    /** Without the holds that failed: their movements are taken back. */
    public StockDocument takenBack(Predicate<Hold> which) {
        StockDocument result = without(which);
        for (Hold hold : holds) {
            if (which.test(hold)) {
                result = result.reversed(hold);
            }
        }
        return result;
    }

    /** Never below zero, even if somebody has moved the same pieces on by hand. */
    private StockDocument reversed(Hold hold) {
        return switch (hold.movement()) {
            case TAKE -> moved(Movement.RELEASE, Math.min(hold.quantity(), reserved));
            case RELEASE -> this;
            case SELL -> moved(Movement.SELL, -Math.min(hold.quantity(), sold));
        };
    }

    private StockDocument without(Predicate<Hold> which) {
        return withHolds(holds.stream().filter(which.negate()).toList());
    }

    private StockDocument withHolds(List<Hold> others) {
        return new StockDocument(id, onHand, reserved, sold, others, claimedBy);
    }
}
