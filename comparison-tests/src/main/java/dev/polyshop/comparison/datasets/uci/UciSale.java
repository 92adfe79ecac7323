package dev.polyshop.comparison.datasets.uci;

import dev.polyshop.contract.Money;
import java.time.Instant;

/**
 * A line that sells something.
 *
 * @param line the line
 * @param at when
 * @param price the price of one piece
 * @param quantity how many pieces
 */
record UciSale(UciLine line, Instant at, Money price, int quantity) {

    /** What the line calls the product, or its code if it does not say. */
    String name() {
        return line.description().isEmpty() ? line.stockCode() : line.description();
    }

    Money total() {
        return price.times(quantity);
    }
}
