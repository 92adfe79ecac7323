package dev.polyshop.search.catalog;

import dev.polyshop.contract.catalog.AttributeValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HexFormat;

/**
 * How the type of an attribute's value is written beside its displayed form, in a {@code flattened} field: {@code t}
 * for a text, {@code f} for a flag, {@code n} and a sortable number for a number.
 *
 * <p>A {@code flattened} field holds thousands of sparse keys under one mapping, but only as texts, which compare byte
 * by byte. So a number is written as the 16 hexadecimal digits of its IEEE 754 double, with the sign turned so that
 * their order as text is the order of the numbers. An attribute has at most 15 significant digits, and those survive
 * the way through a double: no two numbers have one code. (The alternative, {@code nested} documents of key and number,
 * costs a Lucene document for each number and a join in each query.)
 */
final class AttributeCodes {

    static final String TEXT = "t";
    static final String FLAG = "f";
    private static final String NUMBER = "n";

    private static final MathContext UP = new MathContext(15, RoundingMode.CEILING);
    private static final MathContext DOWN = new MathContext(15, RoundingMode.FLOOR);

    private AttributeCodes() {}

    /** The code of a value. */
    static String of(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text text -> TEXT;
            case AttributeValue.Flag flag -> FLAG;
            case AttributeValue.Number(BigDecimal number) -> NUMBER + sortable(number.doubleValue());
        };
    }

    /** The value that a displayed form and its code stand for. */
    static AttributeValue value(String display, String code) {
        return switch (code) {
            case TEXT -> AttributeValue.of(display);
            case FLAG -> AttributeValue.of(Boolean.parseBoolean(display));
            default -> AttributeValue.of(new BigDecimal(display));
        };
    }

    /** The lowest code of a number not below the bound, which may have any number of digits. */
    static String lowest(BigDecimal bound) {
        return NUMBER + sortable(bound.round(UP).doubleValue());
    }

    /** The highest code of a number not above the bound. */
    static String highest(BigDecimal bound) {
        return NUMBER + sortable(bound.round(DOWN).doubleValue());
    }

    /** Positive doubles order like their bits; negative ones the other way round, and below. */
    private static String sortable(double number) {
        long bits = Double.doubleToLongBits(number);
        return HexFormat.of().toHexDigits(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    }
}
