package dev.polyshop.comparison.consistency.history;

import dev.polyshop.contract.inventory.StockLevel;
import java.util.Optional;

/**
 * What clients were told about the pieces of one product, added up: the figures that the store has to have, too.
 *
 * @param received pieces that came in
 * @param taken pieces whose reservation was acknowledged
 * @param released pieces whose reservation was given back
 * @param sold pieces that left the house
 */
public record StockLedger(long received, long taken, long released, long sold) {

    /** More pieces were promised to clients than there were: how many. */
    public long oversold() {
        return Math.max(0, taken - released - received);
    }

    /** Where pieces appeared or vanished: on hand + reserved + sold has to be what came in. */
    public Optional<String> conservation(StockLevel level) {
        return level.total() == received
                ? Optional.empty()
                : Optional.of("on hand " + level.onHand() + " + reserved " + level.reserved() + " + sold "
                        + level.sold() + " = " + level.total() + ", but " + received + " pieces came in");
    }

    /** Where the store's figures are not those that its acknowledgements add up to. */
    public Optional<String> agreement(StockLevel level) {
        StockLevelFigures expected = new StockLevelFigures(received - taken + released, taken - released - sold, sold);
        StockLevelFigures actual = new StockLevelFigures(level.onHand(), level.reserved(), level.sold());
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of("the acknowledged movements add up to " + expected + ", but the store has " + actual);
    }

    /** Unlike a {@link StockLevel} these may be negative. */
    private record StockLevelFigures(long onHand, long reserved, long sold) {
        @Override
        public String toString() {
            return "on hand " + onHand + ", reserved " + reserved + ", sold " + sold;
        }
    }
}
