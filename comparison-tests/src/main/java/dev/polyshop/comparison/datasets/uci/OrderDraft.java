package dev.polyshop.comparison.datasets.uci;

import dev.polyshop.comparison.datasets.RejectionReason;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.orders.Order;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An invoice whose lines are being gathered. Its time is that of its first line. */
final class OrderDraft {

    private final String invoice;
    private final Map<String, UciSale> sales = new LinkedHashMap<>();
    private Money subtotal = Money.zero(UciJudge.CURRENCY);
    private String customer = "";
    private @Nullable Instant placedAt;

    /** What becomes of a sale. */
    enum Taken {
        AS_LINE,
        MERGED
    }

    /**
     * Why a sale cannot be part of the order.
     *
     * @param column the value to blame
     * @param reason for counting
     * @param message in a few words
     */
    record Objection(UciColumn column, RejectionReason reason, String message) {}

    OrderDraft(String invoice) {
        this.invoice = invoice;
    }

    String invoice() {
        return invoice;
    }

    /** A line of the invoice, sale or not: the first one with a time gives the order its time. */
    void sees(UciLine line) {
        if (placedAt == null) {
            placedAt = line.at().orElse(null);
        }
        if (customer.isEmpty() && line.hasSoundCustomer()) {
            customer = line.customer();
        }
    }

    /** Why the sale cannot be taken; empty if it can. */
    Optional<Objection> objection(UciSale sale) {
        UciSale same = sales.get(sale.line().stockCode());
        if (same == null && sales.size() == Order.MAX_LINES) {
            return Optional.of(new Objection(
                    UciColumn.INVOICE,
                    RejectionReason.TOO_MANY_LINES,
                    "invoice " + invoice + " has more than " + Order.MAX_LINES + " products"));
        }
        if (same != null && !same.price().equals(sale.price())) {
            return Optional.of(new Objection(
                    UciColumn.PRICE,
                    RejectionReason.SECOND_PRICE,
                    sale.line().stockCode() + " costs " + sale.price() + " here and " + same.price() + " in line "
                            + same.line().number()));
        }
        if (same != null && (long) same.quantity() + sale.quantity() > Inventory.MAX_QUANTITY) {
            return Optional.of(new Objection(
                    UciColumn.QUANTITY,
                    RejectionReason.OUT_OF_BOUNDS,
                    "together with line " + same.line().number() + " more than " + Inventory.MAX_QUANTITY + " pieces"));
        }
        try {
            subtotal.plus(sale.total());
            return Optional.empty();
        } catch (InvalidDataException e) {
            return Optional.of(
                    new Objection(UciColumn.PRICE, RejectionReason.OUT_OF_BOUNDS, String.valueOf(e.getMessage())));
        }
    }

    /** Takes a sale to which there is no objection. */
    Taken take(UciSale sale) {
        subtotal = subtotal.plus(sale.total());
        UciSale same = sales.get(sale.line().stockCode());
        if (same == null) {
            sales.put(sale.line().stockCode(), sale);
            return Taken.AS_LINE;
        }
        sales.put(
                sale.line().stockCode(),
                new UciSale(same.line(), same.at(), same.price(), same.quantity() + sale.quantity()));
        return Taken.MERGED;
    }

    Collection<UciSale> sales() {
        return sales.values();
    }

    /** The customer's number; empty for a guest. */
    String customer() {
        return customer;
    }

    Optional<Instant> placedAt() {
        return Optional.ofNullable(placedAt);
    }
}
