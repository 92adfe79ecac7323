package dev.polyshop.comparison.datasets.uci;

import dev.polyshop.comparison.datasets.StableIds;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.OrderId;
import java.time.Instant;

/** The ids and keys that follow from the log's own numbers: the same in every run. */
final class UciNames {

    private UciNames() {}

    static IdempotencyKey key(String invoice) {
        return new IdempotencyKey("uci-" + invoice);
    }

    static OrderId order(String invoice, Instant placedAt) {
        return new OrderId(StableIds.of(placedAt, "uci/invoice", invoice));
    }

    static ProductId product(String stockCode, Instant firstSeen) {
        return new ProductId(StableIds.of(firstSeen, "uci/stock-code", stockCode));
    }

    static CustomerId customer(String number, Instant firstSeen) {
        return new CustomerId(StableIds.of(firstSeen, "uci/customer", number));
    }

    /** The log is anonymous; the domain is one that never receives mail (RFC 2606). */
    static EmailAddress email(String number) {
        return new EmailAddress("customer-" + number + "@example.invalid");
    }
}
