package dev.polyshop.relational.catalog;

import dev.polyshop.contract.catalog.AttributeFilter;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.relational.Sql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@link CatalogFilter} as SQL over {@code product p}. What callers give travels as parameters only.
 *
 * @param sql conditions joined by {@code and}; {@code true} for none
 * @param parameters their parameters by name
 */
public record ProductConditions(String sql, Map<String, Object> parameters) {

    /** A category and those below it, as a CTE. */
    static final String WANTED = """
            wanted as (
                select id from category where path = :category
                union all
                select child.id from category child join wanted on child.parent_id = wanted.id
            )""";

    private static final String IN_CATEGORY = "p.category_id in (with recursive " + WANTED + " select id from wanted)";

    /** Every condition of the filter that an index answers is written in that index's operator. */
    public static ProductConditions of(CatalogFilter filter) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        filter.category().ifPresent(path -> {
            conditions.add(IN_CATEGORY);
            parameters.put("category", path.toString());
        });
        // For one value an index has the order of the list; for several (ANY) PostgreSQL does not merge theirs.
        if (filter.brands().size() == 1) {
            conditions.add("p.brand = :brand");
            parameters.put("brand", Sql.soughtLine(filter.brands().iterator().next()));
        } else if (!filter.brands().isEmpty()) {
            conditions.add("p.brand = any (:brands)");
            parameters.put("brands", sought(filter.brands()));
        }
        if (!filter.tags().isEmpty()) {
            conditions.add("p.tags @> cast(:tags as text[])");
            parameters.put("tags", sought(filter.tags()));
        }
        filter.price().ifPresent(range -> {
            conditions.add("p.price_minor between :cheapest and :dearest and p.currency = :currency");
            parameters.put("cheapest", range.from().minorUnits());
            parameters.put("dearest", range.to().minorUnits());
            parameters.put("currency", range.from().currency().getCurrencyCode());
        });
        int number = 0;
        for (AttributeFilter attribute : filter.attributes()) {
            add(attribute, "attribute" + number++, conditions, parameters);
        }
        return new ProductConditions(
                conditions.isEmpty() ? "true" : String.join("\nand ", conditions), Map.copyOf(parameters));
    }

    private static String[] sought(Set<String> texts) {
        return texts.stream().map(Sql::soughtLine).toArray(String[]::new);
    }

    /** Equality is containment (@>). A range is narrowed by the key's presence (?) and then looked at row by row. */
    private static void add(
            AttributeFilter attribute, String name, List<String> conditions, Map<String, Object> parameters) {
        switch (attribute) {
            case AttributeFilter.Is(String key, AttributeValue value) -> {
                conditions.add("p.attributes @> cast(:" + name + " as jsonb)");
                parameters.put(name, AttributesJson.write(Map.of(key, value)));
            }
            case AttributeFilter.Between(String key, BigDecimal from, BigDecimal to) -> {
                conditions.add("""
                        p.attributes ?? :%1$s
                        and case when jsonb_typeof(p.attributes -> :%1$s) = 'number'
                            then cast(p.attributes ->> :%1$s as numeric) between :%1$sFrom and :%1$sTo
                            else false end""".formatted(name));
                parameters.put(name, key);
                parameters.put(name + "From", from);
                parameters.put(name + "To", to);
            }
        }
    }
}
