package dev.polyshop.search.reports;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.reports.Period;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

/** The orders that count in a report, and the parts that the reports are put together from. */
final class Sales {

    static final String LINES = "lines";
    static final String ITEM = "lines.item";

    /** All but cancelled orders, and those that are only being placed: they have no status. */
    private static final List<FieldValue> COUNTING = Arrays.stream(OrderStatus.values())
            .filter(status -> status != OrderStatus.CANCELLED)
            .map(status -> FieldValue.of(status.name()))
            .toList();

    private Sales() {}

    /**
     * SKU and product of a line, as one group.
     *
     * @param sku its SKU
     * @param product the product's id
     */
    record Item(String sku, ProductId product) {

        static Item parse(String item) {
            int split = item.indexOf('\n');
            return new Item(item.substring(0, split), ProductId.parse(item.substring(split + 1)));
        }
    }

    static Query any() {
        return Query.of(query -> query.terms(terms -> terms.field("status").terms(any -> any.value(COUNTING))));
    }

    static Query in(Period period) {
        Query placed = Query.of(query -> query.range(range -> range.term(bounds -> bounds.field("placedAt")
                .gte(Long.toString(period.start().toEpochMilli()))
                .lt(Long.toString(period.end().toEpochMilli())))));
        return all(List.of(any(), placed));
    }

    static Query in(Period period, Currency currency) {
        Query paidIn =
                Query.of(query -> query.term(term -> term.field("currency").value(currency.getCurrencyCode())));
        return all(List.of(in(period), paidIn));
    }

    static Aggregation sum(String field) {
        return Aggregation.of(figure -> figure.sum(sum -> sum.field(field)));
    }

    /** In filter context: nothing is scored. */
    static Query all(List<Query> conditions) {
        return Query.of(query -> query.bool(bool -> bool.filter(conditions)));
    }
}
