package dev.polyshop.keyvalue.catalog;

import dev.polyshop.contract.catalog.AttributeFilter;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.PriceRange;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.keyvalue.engine.ScriptCall;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A filter as sets: the sets that a product has to be in, the sets of which it has to be in one, and the sorted sets
 * where its score has to be in a range. Redis has no query planner: this is it.
 */
public final class FilterPlan {

    private static final BigDecimal SMALLEST = new BigDecimal("1e-15");
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    private final List<String> all = new ArrayList<>();
    private final List<String> any = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();

    private record Range(String key, String from, String to) {}

    /** Plans a filter. */
    public FilterPlan(ProductKeys keys, CatalogFilter filter) {
        filter.category().ifPresent(category -> all.add(keys.shelf(category, ProductSort.NEWEST_FIRST)));
        filter.tags().forEach(tag -> all.add(keys.tag(tag)));
        List<String> brands = filter.brands().stream().map(keys::brand).toList();
        (brands.size() == 1 ? all : any).addAll(brands);
        filter.price().ifPresent(range -> add(keys, range));
        for (AttributeFilter attribute : filter.attributes()) {
            switch (attribute) {
                case AttributeFilter.Is(var key, var value) -> all.add(keys.attribute(key, value));
                case AttributeFilter.Between(var key, var from, var to) -> {
                    all.add(keys.numbers(key));
                    ranges.add(new Range(keys.numbers(key), atLeast(from), atMost(to)));
                }
            }
        }
    }

    /** Adds the plan to a script's call, in the form that {@code filter.lua} reads. */
    public ScriptCall addTo(ScriptCall call) {
        call.with(all.size());
        all.forEach(call::withKey);
        call.with(any.size());
        any.forEach(call::withKey);
        call.with(ranges.size());
        ranges.forEach(range -> call.withKey(range.key()).with(range.from(), range.to()));
        return call;
    }

    private void add(ProductKeys keys, PriceRange price) {
        all.add(keys.currency(price.from().currency()));
        ranges.add(new Range(
                keys.prices(),
                Long.toString(price.from().minorUnits()),
                Long.toString(price.to().minorUnits())));
    }

    /**
     * The smallest value an attribute can have that is not below the bound. Scores are doubles, and a bound with more
     * digits than a double could move across a value; a value of 15 digits cannot.
     */
    static String atLeast(BigDecimal bound) {
        return bounded(bound.round(new MathContext(15, RoundingMode.CEILING)), true);
    }

    /** The largest value an attribute can have that is not above the bound. */
    static String atMost(BigDecimal bound) {
        return bounded(bound.round(new MathContext(15, RoundingMode.FLOOR)), false);
    }

    private static String bounded(BigDecimal bound, boolean up) {
        Optional<BigDecimal> between = bound.signum() == 0 || bound.abs().compareTo(SMALLEST) >= 0
                ? Optional.empty()
                : Optional.of((bound.signum() > 0) == up ? SMALLEST.multiply(sign(bound)) : BigDecimal.ZERO);
        if (between.isPresent()) {
            return between.get().toPlainString();
        }
        if (bound.abs().compareTo(LARGEST) > 0) {
            return bound.signum() > 0 ? "+inf" : "-inf";
        }
        return bound.toPlainString();
    }

    private static BigDecimal sign(BigDecimal bound) {
        return BigDecimal.valueOf(bound.signum());
    }
}
