package dev.polyshop.contract.catalog;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.TextBounds;
import java.math.BigDecimal;

/** The value of a free attribute: a text, a number or a flag. */
public sealed interface AttributeValue {

    /**
     * The value as shown to people and counted in facets: the text, the plain number, {@code true} or {@code false}.
     */
    String display();

    /**
     * A text.
     *
     * @param value 1 to 8,000 characters of one line
     */
    record Text(String value) implements AttributeValue {

        /** @throws InvalidDataException if the text is out of bounds */
        public Text {
            TextBounds.line("attribute value", value, 1, 8_000);
        }

        @Override
        public String display() {
            return value;
        }
    }

    /**
     * A decimal number; 2 and 2.0 are the same value.
     *
     * @param value at most 15 significant digits and between 1e-15 and 1e15 in size, or zero: what survives the way
     *     through an IEEE 754 double and back
     */
    record Number(BigDecimal value) implements AttributeValue {

        /** @throws InvalidDataException if the number is out of bounds */
        public Number {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            int magnitude = value.precision() - value.scale();
            if (value.precision() > 15 || (value.signum() != 0 && (magnitude > 15 || magnitude < -14))) {
                throw new InvalidDataException(
                        "attribute value " + value + " has more than 15 digits or is out of range");
            }
            if (value.scale() < 0) {
                value = value.setScale(0);
            }
        }

        @Override
        public String display() {
            return value.toPlainString();
        }
    }

    /**
     * Yes or no.
     *
     * @param value the flag
     */
    record Flag(boolean value) implements AttributeValue {

        @Override
        public String display() {
            return Boolean.toString(value);
        }
    }

    /** A text. */
    static AttributeValue of(String text) {
        return new Text(text);
    }

    /** A number. */
    static AttributeValue of(BigDecimal number) {
        return new Number(number);
    }

    /** A whole number. */
    static AttributeValue of(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    /** A flag. */
    static AttributeValue of(boolean flag) {
        return new Flag(flag);
    }
}
