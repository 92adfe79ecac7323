package dev.polyshop.keyvalue.catalog;

import dev.polyshop.contract.catalog.AttributeValue;
import java.math.BigDecimal;

/** An attribute's value as text: a letter for its type, then the value. */
final class AttributeText {

    private AttributeText() {}

    static String write(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text text -> "t" + text.value();
            case AttributeValue.Number number -> "n" + number.display();
            case AttributeValue.Flag flag -> "f" + flag.display();
        };
    }

    static AttributeValue read(String text) {
        String value = text.substring(1);
        return switch (text.charAt(0)) {
            case 't' -> AttributeValue.of(value);
            case 'n' -> AttributeValue.of(new BigDecimal(value));
            case 'f' -> AttributeValue.of(Boolean.parseBoolean(value));
            default -> throw new IllegalStateException("an attribute value of unknown type: " + text.charAt(0));
        };
    }
}
