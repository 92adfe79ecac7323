package dev.polyshop.relational.inventory;

import dev.polyshop.contract.inventory.StockLevel;

/** A way in which pieces move, as arithmetic and as the UPDATE that does the same. */
public enum Movement {
    /** They come in. */
    RECEIVE {
        @Override
        StockLevel apply(StockLevel level, long quantity) {
            return new StockLevel(level.product(), level.onHand() + quantity, level.reserved(), level.sold());
        }

        @Override
        long available(StockLevel level) {
            return Long.MAX_VALUE;
        }

        @Override
        String assignments() {
            return "on_hand = on_hand + :quantity";
        }

        @Override
        String condition() {
            return "true";
        }
    },
    /** From on hand to reserved. */
    TAKE {
        @Override
        StockLevel apply(StockLevel level, long quantity) {
            return new StockLevel(
                    level.product(), level.onHand() - quantity, level.reserved() + quantity, level.sold());
        }

        @Override
        long available(StockLevel level) {
            return level.onHand();
        }

        @Override
        String assignments() {
            return "on_hand = on_hand - :quantity, reserved = reserved + :quantity";
        }

        @Override
        String condition() {
            return "on_hand >= :quantity";
        }
    },
    /** From reserved back to on hand. */
    RELEASE {
        @Override
        StockLevel apply(StockLevel level, long quantity) {
            return new StockLevel(
                    level.product(), level.onHand() + quantity, level.reserved() - quantity, level.sold());
        }

        @Override
        long available(StockLevel level) {
            return level.reserved();
        }

        @Override
        String assignments() {
            return "on_hand = on_hand + :quantity, reserved = reserved - :quantity";
        }

        @Override
        String condition() {
            return "reserved >= :quantity";
        }
    },
    /** From reserved to sold. */
    SELL {
        @Override
        StockLevel apply(StockLevel level, long quantity) {
            return new StockLevel(
                    level.product(), level.onHand(), level.reserved() - quantity, level.sold() + quantity);
        }

        @Override
        long available(StockLevel level) {
            return level.reserved();
        }

        @Override
        String assignments() {
            return "reserved = reserved - :quantity, sold = sold + :quantity";
        }

        @Override
        String condition() {
            return "reserved >= :quantity";
        }
    };

    /** The level after it. */
    abstract StockLevel apply(StockLevel level, long quantity);

    /** The most pieces that can move this way. */
    abstract long available(StockLevel level);

    /** It as the SET clause of an UPDATE. */
    abstract String assignments();

    /** Whether it is possible, as a condition. */
    abstract String condition();
}
