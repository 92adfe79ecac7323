package dev.polyshop.contract.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which products are wanted; all conditions have to hold.
 *
 * @param category in this category or below it; empty for any
 * @param brands of one of these brands; none for any
 * @param tags carrying all of these tags
 * @param price within this range; empty for any
 * @param attributes meeting all of these
 */
public record CatalogFilter(
        Optional<CategoryPath> category,
        Set<String> brands,
        Set<String> tags,
        Optional<PriceRange> price,
        List<AttributeFilter> attributes) {

    private static final CatalogFilter ALL =
            new CatalogFilter(Optional.empty(), Set.of(), Set.of(), Optional.empty(), List.of());

    /** Keeps its own copies. */
    public CatalogFilter {
        brands = Collections.unmodifiableSet(new TreeSet<>(brands));
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
        attributes = List.copyOf(attributes);
    }

    /** All products. */
    public static CatalogFilter all() {
        return ALL;
    }

    /** And in this category or below it. */
    public CatalogFilter inCategory(CategoryPath path) {
        return new CatalogFilter(Optional.of(path), brands, tags, price, attributes);
    }

    /** And in this category or below it. */
    public CatalogFilter inCategory(String path) {
        return inCategory(CategoryPath.parse(path));
    }

    /** And of one of these brands. */
    public CatalogFilter ofBrand(String... wanted) {
        return new CatalogFilter(category, Set.of(wanted), tags, price, attributes);
    }

    /** And carrying these tags. */
    public CatalogFilter tagged(String... wanted) {
        return new CatalogFilter(category, brands, Set.of(wanted), price, attributes);
    }

    /** And priced in this range. */
    public CatalogFilter priced(PriceRange range) {
        return new CatalogFilter(category, brands, tags, Optional.of(range), attributes);
    }

    /** And with this attribute value. */
    public CatalogFilter with(String key, AttributeValue value) {
        return and(new AttributeFilter.Is(key, value));
    }

    /** And with this attribute in a range, both ends included. */
    public CatalogFilter between(String key, BigDecimal from, BigDecimal to) {
        return and(new AttributeFilter.Between(key, from, to));
    }

    /** Whether the product is wanted: the meaning that every store's query has to have. */
    public boolean accepts(Product product) {
        return category.map(product.category()::isWithin).orElse(true)
                && (brands.isEmpty() || brands.contains(product.brand()))
                && product.tags().containsAll(tags)
                && price.map(range -> range.contains(product.price())).orElse(true)
                && attributes.stream().allMatch(attribute -> attribute.accepts(product.attributes()));
    }

    private CatalogFilter and(AttributeFilter filter) {
        List<AttributeFilter> more = new ArrayList<>(attributes);
        more.add(filter);
        return new CatalogFilter(category, brands, tags, price, more);
    }
}
