package dev.polyshop.document.inventory;

import dev.polyshop.contract.inventory.StockLevel;

/** A way that pieces go: what has to be there, and what it becomes. */
public enum StockMovement {
    /** From outside to on hand. */
    RECEIVE("", "onHand"),
    /** From on hand to reserved. */
    TAKE("onHand", "reserved"),
    /** From reserved to on hand. */
    RELEASE("reserved", "onHand"),
    /** From reserved to sold. */
    SELL("reserved", "sold");

    private final String from;
    private final String to;

    StockMovement(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /** The counter that falls; empty if none does. */
    public String from() {
        return from;
    }

    /** The counter that rises. */
    public String to() {
        return to;
    }

    /** How many pieces there are to move. */
    public long available(StockLevel level) {
        return switch (this) {
            case RECEIVE -> Long.MAX_VALUE;
            case TAKE -> level.onHand();
            case RELEASE, SELL -> level.reserved();
        };
    }

    /** The level after so many pieces have gone this way. */
    public StockLevel apply(StockLevel level, long quantity) {
        return switch (this) {
            case RECEIVE -> new StockLevel(level.product(), level.onHand() + quantity, level.reserved(), level.sold());
            case TAKE ->
                new StockLevel(level.product(), level.onHand() - quantity, level.reserved() + quantity, level.sold());
            case RELEASE ->
                new StockLevel(level.product(), level.onHand() + quantity, level.reserved() - quantity, level.sold());
            case SELL ->
                new StockLevel(level.product(), level.onHand(), level.reserved() - quantity, level.sold() + quantity);
        };
    }
}
