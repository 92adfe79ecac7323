package dev.polyshop.comparison.datasets.plain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a catalogue of one's own can say of a product. A column of the same name is taken unless another is named. */
enum PlainField {
    SKU(true),
    NAME(true),
    PRICE(true),
    DESCRIPTION(false),
    CATEGORY(false),
    BRAND(false),
    TAGS(false),
    STOCK(false),
    ATTRIBUTES(false);

    private final boolean required;

    PlainField(boolean required) {
        this.required = required;
    }

    boolean required() {
        return required;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PlainField> named(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(PlainField::word).toList();
    }
}
