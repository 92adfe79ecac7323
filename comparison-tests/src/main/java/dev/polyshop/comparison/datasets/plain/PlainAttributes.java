package dev.polyshop.comparison.datasets.plain;

import dev.polyshop.comparison.datasets.RejectionReason;
import dev.polyshop.comparison.datasets.UnfitValueException;
import dev.polyshop.comparison.datasets.files.Cells;
import dev.polyshop.comparison.datasets.files.Decimals;
import dev.polyshop.contract.TextBounds;
import dev.polyshop.contract.catalog.AttributeValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Reads free attributes: the columns that the mapping's pattern matches, or in JSON also one object. JSON says the
 * types itself. In CSV {@code true} and {@code false} are flags, and a text is a number only if the number would be
 * printed just like it, so that {@code 007} and {@code 1.50} stay as they are.
 *
 * @param options how the catalogue is written
 */
record PlainAttributes(PlainOptions options) {

    Map<String, AttributeValue> of(PlainRow row) {
        Map<String, AttributeValue> attributes = new TreeMap<>();
        String object = options.mapping().column(PlainField.ATTRIBUTES);
        row.values().forEach((column, value) -> {
            if (column.equals(object) && value.isObject()) {
                value.properties().forEach(member -> put(attributes, row, column, member.getKey(), member.getValue()));
            } else {
                options.mapping().attribute(column).ifPresent(key -> put(attributes, row, column, key, value));
            }
        });
        return attributes;
    }

    private void put(Map<String, AttributeValue> attributes, PlainRow row, String column, String key, JsonNode value) {
        Cells.fit(column, () -> TextBounds.line("attribute key", key, 1, 100));
        Optional<AttributeValue> attribute = Cells.fit(column, () -> attribute(row, column, value));
        if (attribute.isPresent() && attributes.put(key, attribute.get()) != null) {
            throw new UnfitValueException(
                    column, RejectionReason.DUPLICATE, "attribute " + key + " stands there twice");
        }
    }

    private Optional<AttributeValue> attribute(PlainRow row, String column, JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (value.isBoolean()) {
            return Optional.of(AttributeValue.of(value.booleanValue()));
        }
        if (value.isNumber()) {
            return Optional.of(AttributeValue.of(value.decimalValue()));
        }
        if (!value.isString()) {
            throw new UnfitValueException(
                    column, RejectionReason.MALFORMED, "not a text, number or flag: " + Cells.brief(value));
        }
        String text = value.asString().strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(row.untyped() ? typed(text) : AttributeValue.of(text));
    }

    private AttributeValue typed(String text) {
        if (text.equals("true") || text.equals("false")) {
            return AttributeValue.of(text.equals("true"));
        }
        Optional<BigDecimal> number = options.decimalComma() ? Decimals.parseWithComma(text) : Decimals.parse(text);
        if (number.isPresent() && number.get().precision() <= 15) {
            AttributeValue value = AttributeValue.of(number.get());
            if (value.display().equals(options.decimalComma() ? text.replace(',', '.') : text)) {
                return value;
            }
        }
        return AttributeValue.of(text);
    }
}
