package dev.polyshop.comparison.datasets;

/** Why a row, or a value of one, was kept out. */
public enum RejectionReason {
    /** The row is not of the file's format: a broken quote, no JSON object. */
    MALFORMED("the row is not of the file's format"),
    /** The line is longer than any row has to be. */
    TOO_LONG("the line is longer than any row has to be"),
    /** The row has more or fewer columns than the header. */
    COLUMN_COUNT("the row has more or fewer columns than the header"),
    /** A value that has to be there is empty. */
    MISSING("a value that has to be there is empty"),
    /** Not a number. */
    NOT_A_NUMBER("not a number"),
    /** Not a date and time. */
    NOT_A_DATE("not a date and time"),
    /** Outside the bounds that the shop sets. */
    OUT_OF_BOUNDS("outside the bounds that the shop sets"),
    /** One attribute is outside the bounds that the shop sets; the row goes in without it. */
    ATTRIBUTE("one attribute is outside the bounds that the shop sets; the row goes in without it"),
    /** An earlier row has the same key. */
    DUPLICATE("an earlier row has the same key"),
    /** The line takes an earlier sale back. */
    CANCELLATION("the line takes an earlier sale back (invoice C…)"),
    /** The line corrects the books and sells nothing. */
    ADJUSTMENT("the line corrects the books and sells nothing (invoice A…)"),
    /** The quantity is zero or less. */
    QUANTITY_NOT_POSITIVE("the quantity is zero or less"),
    /** The price is zero or less. */
    PRICE_NOT_POSITIVE("the price is zero or less"),
    /** The price is not a whole number of the currency's minor units. */
    PRICE_NOT_WHOLE("the price is not a whole number of cents"),
    /** The invoice has the product at another price already, and an order holds each product once. */
    SECOND_PRICE("the invoice has the product at another price already, and an order holds each product once"),
    /** The order has as many lines as an order can have. */
    TOO_MANY_LINES("the order has as many lines as an order can have"),
    /** No line of the order is left. */
    NO_LINE_LEFT("no line of the order is left"),
    /** No sale gives the product a price and a name. */
    NEVER_SOLD("no sale gives the product a price");

    private final String meaning;

    RejectionReason(String meaning) {
        this.meaning = meaning;
    }

    /** The reason in a few words. */
    public String meaning() {
        return meaning;
    }
}
