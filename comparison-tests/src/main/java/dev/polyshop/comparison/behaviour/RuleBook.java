package dev.polyshop.comparison.behaviour;

import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.RuleInfo;
import dev.polyshop.comparison.behaviour.rules.AttributeRules;
import dev.polyshop.comparison.behaviour.rules.BrowseRules;
import dev.polyshop.comparison.behaviour.rules.CalendarRules;
import dev.polyshop.comparison.behaviour.rules.CartRules;
import dev.polyshop.comparison.behaviour.rules.CatalogRules;
import dev.polyshop.comparison.behaviour.rules.CatalogTextRules;
import dev.polyshop.comparison.behaviour.rules.CategoryRules;
import dev.polyshop.comparison.behaviour.rules.CouponRules;
import dev.polyshop.comparison.behaviour.rules.CustomerRules;
import dev.polyshop.comparison.behaviour.rules.DataCatalogRules;
import dev.polyshop.comparison.behaviour.rules.DataReportRules;
import dev.polyshop.comparison.behaviour.rules.EngineRules;
import dev.polyshop.comparison.behaviour.rules.ErasureRules;
import dev.polyshop.comparison.behaviour.rules.InventoryRules;
import dev.polyshop.comparison.behaviour.rules.OrderImportRules;
import dev.polyshop.comparison.behaviour.rules.OrderLifeRules;
import dev.polyshop.comparison.behaviour.rules.OrderRaceRules;
import dev.polyshop.comparison.behaviour.rules.OrderRules;
import dev.polyshop.comparison.behaviour.rules.ProductImportRules;
import dev.polyshop.comparison.behaviour.rules.RandomRules;
import dev.polyshop.comparison.behaviour.rules.ReportOracleRules;
import dev.polyshop.comparison.behaviour.rules.ReportRules;
import dev.polyshop.comparison.behaviour.rules.ReviewRules;
import dev.polyshop.comparison.behaviour.rules.SearchPageRules;
import dev.polyshop.comparison.behaviour.rules.SearchWordRules;
import dev.polyshop.comparison.behaviour.rules.SecurityRules;
import dev.polyshop.comparison.behaviour.rules.SuggestionRules;
import dev.polyshop.comparison.behaviour.rules.UnitRules;
import dev.polyshop.contract.InvalidDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules there are, by area. */
public final class RuleBook {

    private static final List<Class<?>> OVER_FIXTURES = List.of(
            CatalogRules.class,
            ProductImportRules.class,
            CategoryRules.class,
            BrowseRules.class,
            AttributeRules.class,
            CatalogTextRules.class,
            CustomerRules.class,
            ErasureRules.class,
            InventoryRules.class,
            CartRules.class,
            OrderRules.class,
            OrderRaceRules.class,
            OrderLifeRules.class,
            OrderImportRules.class,
            CouponRules.class,
            ReviewRules.class,
            SearchWordRules.class,
            SearchPageRules.class,
            SuggestionRules.class,
            ReportRules.class,
            ReportOracleRules.class,
            CalendarRules.class,
            SecurityRules.class,
            EngineRules.class,
            UnitRules.class,
            RandomRules.class);

    private static final List<Class<?>> OVER_DATA = List.of(DataCatalogRules.class, DataReportRules.class);

    /** Those that leave so many products behind that every scan after them takes its time. */
    private static final List<Class<?>> LARGE = List.of(ProductImportRules.class);

    private RuleBook() {}

    /**
     * The classes that hold the rules, as they are run: first those over data, before others add orders of their own to
     * the shop, and last those that make it large.
     */
    static List<Class<?>> classes(boolean withData) {
        List<Class<?>> classes = new ArrayList<>(withData ? OVER_DATA : List.of());
        classes.addAll(OVER_FIXTURES);
        classes.removeAll(LARGE);
        classes.addAll(LARGE);
        return classes;
    }

    /** Every rule, those over data included, in the order of the areas and then by id. */
    public static List<RuleInfo> rules() {
        return Stream.concat(rules(OVER_FIXTURES), rules(OVER_DATA)).toList();
    }

    /**
     * The rules that a request asks for.
     *
     * @throws InvalidDataException if a pattern matches no rule
     */
    static List<RuleInfo> selected(BehaviourRequest request) {
        Predicate<RuleInfo> wanted = wanted(request.only());
        return rules(classes(request.data().isPresent())).filter(wanted).toList();
    }

    /** Whether some rule has such an id. */
    public static boolean knows(String pattern) {
        Pattern ids = glob(pattern);
        return rules().stream().anyMatch(rule -> ids.matcher(rule.id()).matches());
    }

    /**
     * Reads id patterns.
     *
     * @throws InvalidDataException if a pattern matches no rule
     */
    public static Predicate<RuleInfo> wanted(List<String> only) {
        Predicate<RuleInfo> any = rule -> only.isEmpty();
        for (String pattern : only) {
            Pattern ids = glob(pattern);
            Predicate<RuleInfo> one = rule -> ids.matcher(rule.id()).matches();
            if (!knows(pattern)) {
                throw new InvalidDataException("no rule matches " + pattern + "; there are "
                        + rules().stream()
                                .map(rule -> rule.area() + "-*")
                                .distinct()
                                .collect(Collectors.joining(", ")));
            }
            any = any.or(one);
        }
        return any;
    }

    private static Stream<RuleInfo> rules(List<Class<?>> areas) {
        return areas.stream()
                .flatMap(area -> Arrays.stream(area.getDeclaredMethods())
                        .map(method -> method.getAnnotation(Rule.class))
                        .filter(Objects::nonNull)
                        .map(RuleInfo::of)
                        .sorted(Comparator.comparing(RuleInfo::id)));
    }

    private static Pattern glob(String pattern) {
        String expression = Arrays.stream(pattern.strip().split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
