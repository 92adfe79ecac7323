package dev.polyshop.comparison.datasets.uci;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of the log as it stands there, white space around values taken off.
 *
 * @param number its place in the file
 * @param invoice the invoice's number, with a letter before it if it is not a sale
 * @param stockCode the product's code
 * @param description what the line calls the product; may be empty
 * @param quantity a whole number
 * @param date local time in London
 * @param price a decimal, in pounds
 * @param customer the customer's number; empty for a guest
 */
record UciLine(
        long number,
        String invoice,
        String stockCode,
        String description,
        String quantity,
        String date,
        String price,
        String customer) {

    static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** As in the CSV file, and as spreadsheets print it in the United States. */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT),
            DateTimeFormatter.ofPattern("M/d/uuuu H:mm", Locale.ROOT));

    static UciLine of(long number, List<String> values) {
        return new UciLine(
                number,
                value(values, UciColumn.INVOICE),
                value(values, UciColumn.STOCK_CODE),
                value(values, UciColumn.DESCRIPTION),
                value(values, UciColumn.QUANTITY),
                value(values, UciColumn.DATE),
                value(values, UciColumn.PRICE),
                customer(value(values, UciColumn.CUSTOMER)));
    }

    boolean isCancellation() {
        return invoice.startsWith("C");
    }

    boolean isAdjustment() {
        return invoice.startsWith("A");
    }

    /** When the line was written, if that can be read; an hour that summer time leaves out counts as the one after. */
    Optional<Instant> at() {
        for (DateTimeFormatter format : DATES) {
            try {
                return Optional.of(
                        LocalDateTime.parse(date, format).atZone(ZONE).toInstant());
            } catch (DateTimeParseException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** Whether the customer's number is one, or there is none. */
    boolean hasSoundCustomer() {
        return customer.isEmpty()
                || (customer.length() <= 18 && customer.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private static String value(List<String> values, UciColumn column) {
        return values.get(column.ordinal()).strip();
    }

    /** The log passed through floating point once: {@code 17850.0}. */
    private static String customer(String text) {
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
