package dev.polyshop.comparison.datasets.uci;

import dev.polyshop.comparison.datasets.Rejection;
import dev.polyshop.comparison.datasets.RejectionReason;
import dev.polyshop.comparison.datasets.files.Decimals;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.TextBounds;
import dev.polyshop.contract.inventory.Inventory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells sales from what is no sale. Of several reasons against a line the first counts, in the order of the tests here.
 *
 * @param file the file's name, for rejections
 */
record UciJudge(String file) {

    static final Currency CURRENCY = Currency.getInstance("GBP");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,9}");

    /** What a line is. */
    sealed interface Verdict {

        /**
         * It sells something.
         *
         * @param sale what
         */
        record Sold(UciSale sale) implements Verdict {}

        /**
         * It does not go in.
         *
         * @param rejection why
         */
        record KeptOut(Rejection rejection) implements Verdict {}
    }

    Verdict judge(UciLine line) {
        Optional<Instant> at = line.at();
        if (line.invoice().isEmpty()) {
            return keptOut(line, UciColumn.INVOICE, RejectionReason.MISSING, "the invoice's number is missing");
        }
        if (line.isCancellation()) {
            return keptOut(
                    line, UciColumn.INVOICE, RejectionReason.CANCELLATION, "invoice " + line.invoice() + " cancels");
        }
        if (line.isAdjustment()) {
            return keptOut(
                    line, UciColumn.INVOICE, RejectionReason.ADJUSTMENT, "invoice " + line.invoice() + " adjusts");
        }
        if (line.stockCode().isEmpty()) {
            return keptOut(line, UciColumn.STOCK_CODE, RejectionReason.MISSING, "the stock code is missing");
        }
        if (at.isEmpty()) {
            return keptOut(
                    line, UciColumn.DATE, RejectionReason.NOT_A_DATE, "not a date and time: " + brief(line.date()));
        }
        if (!line.hasSoundCustomer()) {
            return keptOut(
                    line,
                    UciColumn.CUSTOMER,
                    RejectionReason.NOT_A_NUMBER,
                    "not a customer's number: " + brief(line.customer()));
        }
        return judgeFigures(line, at.get());
    }

    private Verdict judgeFigures(UciLine line, Instant at) {
        if (!WHOLE_NUMBER.matcher(line.quantity()).matches()) {
            return keptOut(
                    line,
                    UciColumn.QUANTITY,
                    RejectionReason.NOT_A_NUMBER,
                    "not a whole number: " + brief(line.quantity()));
        }
        int quantity = Integer.parseInt(line.quantity());
        if (quantity <= 0) {
            return keptOut(
                    line, UciColumn.QUANTITY, RejectionReason.QUANTITY_NOT_POSITIVE, "a quantity of " + quantity);
        }
        Optional<BigDecimal> price = Decimals.parse(line.price());
        if (price.isEmpty()) {
            return keptOut(
                    line, UciColumn.PRICE, RejectionReason.NOT_A_NUMBER, "not a decimal: " + brief(line.price()));
        }
        if (price.get().signum() <= 0) {
            return keptOut(line, UciColumn.PRICE, RejectionReason.PRICE_NOT_POSITIVE, "a price of " + line.price());
        }
        if (price.get().stripTrailingZeros().scale() > CURRENCY.getDefaultFractionDigits()) {
            return keptOut(
                    line, UciColumn.PRICE, RejectionReason.PRICE_NOT_WHOLE, "a price of " + line.price() + " pounds");
        }
        return judgeBounds(line, at, price.get(), quantity);
    }

    private Verdict judgeBounds(UciLine line, Instant at, BigDecimal price, int quantity) {
        UciColumn column = UciColumn.PRICE;
        try {
            UciSale sale = new UciSale(line, at, new Money(price, CURRENCY), quantity);
            sale.total();
            column = UciColumn.QUANTITY;
            Inventory.requireQuantity(quantity);
            column = UciColumn.INVOICE;
            UciNames.key(line.invoice());
            column = UciColumn.STOCK_CODE;
            TextBounds.line("SKU", line.stockCode(), 1, 64);
            column = UciColumn.DESCRIPTION;
            TextBounds.line("product name", sale.name(), 1, 500);
            return new Verdict.Sold(sale);
        } catch (InvalidDataException e) {
            return keptOut(line, column, RejectionReason.OUT_OF_BOUNDS, String.valueOf(e.getMessage()));
        }
    }

    Verdict.KeptOut keptOut(UciLine line, UciColumn column, RejectionReason reason, String message) {
        return new Verdict.KeptOut(new Rejection(file, line.number(), column.header(), reason, message));
    }

    private static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
