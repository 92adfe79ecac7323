package dev.polyshop.relational.catalog;

import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.ProductSort;
import java.util.HashMap;
import java.util.Map;

/**
 * The query of one page of the catalogue, and of one product behind it, by which it shows whether there are more.
 *
 * @param sql for the columns of {@link ProductRows}
 * @param parameters its parameters by name
 */
public record ProductPage(String sql, Map<String, Object> parameters) {

    private static final String FILTERED = """
            select %s
            from product p
            join category c on c.id = p.category_id
            where %s
            and %s
            order by %s
            limit :rows""";

    /**
     * A category's newest are at one end of the index on category and id; those of a whole subtree are the newest among
     * each category's newest. What is read grows with the number of categories, and not with that of products.
     */
    private static final String NEWEST_IN_CATEGORY = """
            with recursive %s,
            page as (
                select newest.id
                from wanted
                cross join lateral (
                    select p.id from product p
                    where p.category_id = wanted.id
                    and %s
                    order by p.id desc
                    limit :rows) newest
                order by newest.id desc
                limit :rows
            )
            select %s
            from page
            join product p on p.id = page.id
            join category c on c.id = p.category_id
            order by p.id desc""";

    /** Of the products that a filter lets through, in an order. */
    public static ProductPage of(CatalogFilter filter, ProductSort sort, PageRequest page) {
        ProductConditions conditions = ProductConditions.of(filter);
        ProductOrder order = ProductOrder.of(sort);
        Map<String, Object> parameters = new HashMap<>(conditions.parameters());
        page.after().ifPresent(cursor -> parameters.putAll(ProductOrder.parameters(sort, cursor)));
        parameters.put("rows", page.size() + 1);
        String behind = page.after().isPresent() ? order.behind() : "true";
        return new ProductPage(
                sort == ProductSort.NEWEST_FIRST && isOfCategoryAlone(filter)
                        ? NEWEST_IN_CATEGORY.formatted(ProductConditions.WANTED, behind, ProductRows.COLUMNS)
                        : FILTERED.formatted(ProductRows.COLUMNS, conditions.sql(), behind, order.orderBy()),
                Map.copyOf(parameters));
    }

    private static boolean isOfCategoryAlone(CatalogFilter filter) {
        return filter.category()
                .map(CatalogFilter.all()::inCategory)
                .filter(filter::equals)
                .isPresent();
    }
}
