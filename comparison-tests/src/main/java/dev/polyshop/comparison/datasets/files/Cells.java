package dev.polyshop.comparison.datasets.files;

import dev.polyshop.comparison.datasets.RejectionReason;
import dev.polyshop.comparison.datasets.UnfitValueException;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The values of one row by column, read as what they have to be. A value that is {@code null} or blank is not there.
 *
 * @param values by column
 */
public record Cells(Map<String, JsonNode> values) {

    /** A text that has to be there; a number counts as its digits. */
    public String required(String column) {
        return text(column)
                .orElseThrow(() -> new UnfitValueException(column, RejectionReason.MISSING, "there is no " + column));
    }

    /** A text; a number counts as its digits. */
    public Optional<String> text(String column) {
        JsonNode value = values.get(column);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString() && !value.isNumber()) {
            throw new UnfitValueException(column, RejectionReason.MALFORMED, "not a text: " + brief(value));
        }
        return Optional.of(value.asString().strip()).filter(text -> !text.isEmpty());
    }

    /** What a constructor of the shop makes of a value, or its objection as one to this column. */
    public static <T> T fit(String column, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidDataException e) {
            throw new UnfitValueException(column, RejectionReason.OUT_OF_BOUNDS, String.valueOf(e.getMessage()));
        }
    }

    /** A price in major units: no exponent's worth of digits, and no more decimal places than the currency has. */
    public static Money price(String column, BigDecimal amount, Currency currency) {
        if (!Decimals.reasonable(amount)) {
            throw new UnfitValueException(column, RejectionReason.OUT_OF_BOUNDS, "an amount of " + amount);
        }
        if (amount.signum() < 0) {
            throw new UnfitValueException(column, RejectionReason.OUT_OF_BOUNDS, "a negative price: " + amount);
        }
        if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            throw new UnfitValueException(
                    column,
                    RejectionReason.PRICE_NOT_WHOLE,
                    amount.toPlainString() + " " + currency + " has more than " + currency.getDefaultFractionDigits()
                            + " decimal places");
        }
        return fit(column, () -> new Money(amount, currency));
    }

    /** A value as it may stand in a message. */
    public static String brief(Object value) {
        String text = String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
