package dev.polyshop.comparison.consistency.history;

import dev.polyshop.contract.inventory.StockLevel;
import java.util.Optional;

/**
 * What clients were told about the pieces of one product, added up.
 *
 * @param received pieces that came in
 * @param taken pieces whose reservation was acknowledged
 */
public record StockLedger(long received, long taken) {

    /** More pieces were promised to clients than there were: how many. */
    public long oversold() {
        return Math.max(0, taken - received);
    }

    /** Where pieces appeared or vanished: on hand + reserved + sold has to be what came in. */
    public Optional<String> conservation(StockLevel level) {
        return level.total() == received
                ? Optional.empty()
                : Optional.of("on hand " + level.onHand() + " + reserved " + level.reserved() + " + sold "
                        + level.sold() + " = " + level.total() + ", but " + received + " pieces came in");
    }
}
