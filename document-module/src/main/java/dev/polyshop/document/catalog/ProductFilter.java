package dev.polyshop.document.catalog;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import dev.polyshop.contract.catalog.AttributeFilter;
import dev.polyshop.contract.catalog.CatalogFilter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.query.Criteria;

/** A {@link CatalogFilter} in MongoDB's words. All values go as BSON, so none can be read as an operator. */
public final class ProductFilter {

    /** Beyond these no attribute lies (1e15), so a bound beyond them may be drawn in to where Decimal128 reaches. */
    private static final BigDecimal FURTHEST = BigDecimal.TEN.pow(16);

    /** Nearer to zero none lies (1e-15), nor nearer to another. */
    private static final BigDecimal NEAREST = BigDecimal.ONE.movePointLeft(30);

    private static final int DIGITS = 34;

    private ProductFilter() {}

    /** The conditions, all of which have to hold; none for a filter that takes all. */
    public static List<Criteria> conditions(CatalogFilter filter) {
        List<Criteria> conditions = new ArrayList<>();
        filter.category()
                .ifPresent(path -> conditions.add(where("category.ancestors").is(path.toString())));
        if (filter.brands().size() == 1) {
            conditions.add(where("brand").is(filter.brands().iterator().next()));
        } else if (!filter.brands().isEmpty()) {
            conditions.add(where("brand").in(filter.brands()));
        }
        filter.tags().forEach(tag -> conditions.add(where("tags").is(tag)));
        filter.price().ifPresent(range -> {
            conditions.add(where("price.currency").is(range.from().currency().getCurrencyCode()));
            conditions.add(where("price.minor")
                    .gte(range.from().minorUnits())
                    .lte(range.to().minorUnits()));
        });
        filter.attributes()
                .forEach(attribute -> conditions.add(where("attributes").elemMatch(condition(attribute))));
        return conditions;
    }

    /** All of the conditions. */
    public static Criteria allOf(List<Criteria> conditions) {
        return conditions.isEmpty() ? new Criteria() : new Criteria().andOperator(conditions);
    }

    private static Criteria condition(AttributeFilter filter) {
        return switch (filter) {
            case AttributeFilter.Is(var key, var value) ->
                where("k").is(key).and("v").is(ProductDocument.attributeValue(value));
            case AttributeFilter.Between(var key, var from, var to) ->
                where("k")
                        .is(key)
                        .and("v")
                        .gte(bound(from, RoundingMode.CEILING))
                        .lte(bound(to, RoundingMode.FLOOR));
        };
    }

    /** Attributes have 15 digits, so a bound rounded inwards to 34 takes in just the same ones. */
    private static Decimal128 bound(BigDecimal exact, RoundingMode inwards) {
        if (exact.abs().compareTo(NEAREST) < 0) {
            return new Decimal128(nextToZero(exact.signum(), inwards));
        }
        BigDecimal within = exact.min(FURTHEST).max(FURTHEST.negate());
        return new Decimal128(within.round(new MathContext(DIGITS, inwards)));
    }

    /** Decimal128 does not reach as near to zero as a bound may: down to 1e-6176. */
    private static BigDecimal nextToZero(int sign, RoundingMode inwards) {
        boolean upwards = inwards == RoundingMode.CEILING;
        return sign > 0 && upwards || sign < 0 && !upwards
                ? NEAREST.multiply(BigDecimal.valueOf(sign))
                : BigDecimal.ZERO;
    }
}
