package dev.polyshop.contract.catalog;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.TextBounds;
import java.math.BigDecimal;
import java.util.Map;

/** A condition on one free attribute. A product without the attribute does not meet it. */
public sealed interface AttributeFilter {

    /** The attribute's key. */
    String key();

    /** Whether a product with these attributes meets the condition. */
    boolean accepts(Map<String, AttributeValue> attributes);

    /**
     * The attribute has just this value, of this type: the number 1 is not the text "1".
     *
     * @param key the attribute's key
     * @param value the value
     */
    record Is(String key, AttributeValue value) implements AttributeFilter {

        /** @throws InvalidDataException if the key is out of bounds */
        public Is {
            TextBounds.line("attribute key", key, 1, 100);
        }

        @Override
        public boolean accepts(Map<String, AttributeValue> attributes) {
            return value.equals(attributes.get(key));
        }
    }

    /**
     * The attribute is a number from one to another, both included.
     *
     * @param key the attribute's key
     * @param from the lowest number
     * @param to the highest number
     */
    record Between(String key, BigDecimal from, BigDecimal to) implements AttributeFilter {

        /** @throws InvalidDataException if the key is out of bounds or {@code from} is above {@code to} */
        public Between {
            TextBounds.line("attribute key", key, 1, 100);
            if (from.compareTo(to) > 0) {
                throw new InvalidDataException("range " + from + " to " + to + " is empty");
            }
        }

        @Override
        public boolean accepts(Map<String, AttributeValue> attributes) {
            return attributes.get(key) instanceof AttributeValue.Number(BigDecimal number)
                    && number.compareTo(from) >= 0
                    && number.compareTo(to) <= 0;
        }
    }
}
