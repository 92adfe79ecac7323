package dev.polyshop.search.catalog;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.polyshop.contract.catalog.AttributeFilter;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.PriceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Conditions on products as queries in filter context: they are not scored, and Lucene may cache them. Values go in as
 * values of the query DSL; no text of a caller is ever parsed as a query.
 */
public final class ProductConditions {

    /** The field of the attributes' displayed values. */
    public static final String ATTRIBUTES = "attributes.";

    private static final String ATTRIBUTE_TYPES = "attributeTypes.";

    private ProductConditions() {}

    /** The products that the filter accepts. */
    public static Query of(CatalogFilter filter) {
        List<Query> all = new ArrayList<>();
        filter.category().ifPresent(category -> all.add(term("categories", category.toString())));
        if (!filter.brands().isEmpty()) {
            all.add(brands(filter.brands()));
        }
        filter.tags().forEach(tag -> all.add(term("tags", tag)));
        filter.price().ifPresent(range -> all.addAll(prices(range)));
        filter.attributes().forEach(attribute -> all.addAll(attribute(attribute)));
        return Query.of(query -> query.bool(bool -> bool.filter(all)));
    }

    /**
     * The products that have the attribute. Not by {@code exists}, which takes a key with an asterisk for a pattern.
     */
    public static Query having(String attribute) {
        return Query.of(query -> query.range(range ->
                range.term(codes -> codes.field(ATTRIBUTE_TYPES + attribute).gte(""))));
    }

    /** The products of a brand. */
    public static Query ofBrand(String brand) {
        return brands(Set.of(brand));
    }

    private static Query brands(Set<String> brands) {
        List<FieldValue> named = brands.stream()
                .filter(brand -> !brand.isEmpty())
                .map(FieldValue::of)
                .toList();
        List<Query> any = new ArrayList<>();
        any.add(Query.of(query -> query.terms(terms -> terms.field("brand").terms(values -> values.value(named)))));
        if (named.size() < brands.size()) {
            any.add(Query.of(query ->
                    query.bool(bool -> bool.mustNot(not -> not.exists(exists -> exists.field("brand"))))));
        }
        return Query.of(query -> query.bool(bool -> bool.should(any).minimumShouldMatch("1")));
    }

    private static List<Query> prices(PriceRange range) {
        Query amount = Query.of(query -> query.range(between -> between.term(bounds -> bounds.field("priceMinor")
                .gte(Long.toString(range.from().minorUnits()))
                .lte(Long.toString(range.to().minorUnits())))));
        return List.of(term("currency", range.from().currency().getCurrencyCode()), amount);
    }

    private static List<Query> attribute(AttributeFilter filter) {
        String type = ATTRIBUTE_TYPES + filter.key();
        return switch (filter) {
            // The code of a number says which number; the displayed form could be a text's as well.
            case AttributeFilter.Is is ->
                List.of(
                        term(type, AttributeCodes.of(is.value())),
                        term(ATTRIBUTES + is.key(), is.value().display()));
            case AttributeFilter.Between between ->
                List.of(Query.of(query -> query.range(range -> range.term(codes -> codes.field(type)
                        .gte(AttributeCodes.lowest(between.from()))
                        .lte(AttributeCodes.highest(between.to()))))));
        };
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }
}
