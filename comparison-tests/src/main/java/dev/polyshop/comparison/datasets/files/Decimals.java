package dev.polyshop.comparison.datasets.files;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads decimals as people write them in files: digits and one decimal mark, no exponent, no thousands separator. */
public final class Decimals {

    private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,18}(?:\\.\\d{1,18})?");

    private Decimals() {}

    /** The number; empty if the text is none, or has more than 18 digits before or behind the mark. */
    public static Optional<BigDecimal> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** The same with a decimal comma; a point in it makes it no number, rather than one a hundred times too large. */
    public static Optional<BigDecimal> parseWithComma(String text) {
        return text.indexOf('.') >= 0 ? Optional.empty() : parse(text.replace(',', '.'));
    }

    /** Whether the number can be written out: {@code 1e1000000000} is a short text for a billion digits. */
    public static boolean reasonable(BigDecimal number) {
        return number.precision() <= 40 && Math.abs((long) number.scale()) <= 40;
    }
}
