package dev.polyshop.comparison.datasets.plain;

import dev.polyshop.comparison.datasets.DatasetException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a catalogue of one's own is written.
 *
 * @param mapping which column says what
 * @param currency what its prices are in
 * @param decimalComma whether decimals have a comma in them instead of a point
 * @param delimiter what stands between the values of a CSV file
 * @param charset what its characters are encoded in
 */
public record PlainOptions(
        ColumnMapping mapping, Currency currency, boolean decimalComma, char delimiter, Charset charset) {

    private static final Set<String> KNOWN =
            new TreeSet<>(Set.of("map", "currency", "decimal", "delimiter", "encoding"));

    /**
     * Reads the options {@code map}, {@code currency} (EUR), {@code decimal} ({@code point} or {@code comma}),
     * {@code delimiter} (one character or {@code tab}; a comma, or a semicolon where decimals have the comma) and
     * {@code encoding} (UTF-8).
     *
     * @throws DatasetException if one is not known or makes no sense
     */
    public static PlainOptions of(Map<String, String> options) {
        Set<String> unknown = new TreeSet<>(options.keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new DatasetException(
                    "unknown option " + String.join(", ", unknown) + "; there are " + String.join(", ", KNOWN));
        }
        boolean comma = decimalComma(options.getOrDefault("decimal", "point"));
        return new PlainOptions(
                ColumnMapping.parse(options.getOrDefault("map", "")),
                currency(options.getOrDefault("currency", "EUR")),
                comma,
                delimiter(options.getOrDefault("delimiter", comma ? ";" : ",")),
                charset(options.getOrDefault("encoding", StandardCharsets.UTF_8.name())));
    }

    /**
     * The currency with this code.
     *
     * @throws DatasetException if there is none, or it cannot be counted in
     */
    public static Currency currency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            throw new DatasetException("not an ISO 4217 currency: " + code + " (EUR, GBP, USD, …)", e);
        }
        throw new DatasetException("prices cannot be in " + code + ", which has no minor unit");
    }

    private static boolean decimalComma(String word) {
        return switch (word) {
            case "comma" -> true;
            case "point" -> false;
            default -> throw new DatasetException("decimal=" + word + " is not point or comma");
        };
    }

    private static char delimiter(String text) {
        if (text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1 || "\"\r\n".contains(text)) {
            throw new DatasetException("delimiter=" + text + " is not one character or tab");
        }
        return text.charAt(0);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new DatasetException("not an encoding: " + name + " (UTF-8, ISO-8859-1, windows-1252, …)", e);
        }
    }
}
