package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.RuleResult;
import dev.polyshop.contract.Capability;
import java.util.List;
import java.util.Set;

/**
 * What somebody who chooses a store may want of it, and where the evidence for it is.
 *
 * @param title the need in a few words
 * @param meaning what it means in a shop, in a sentence
 * @param areas rules of these areas are evidence
 * @param capabilities and so are rules that ask for one of these
 */
record Need(String title, String meaning, Set<String> areas, Set<Capability> capabilities) {

    /** In the order in which people ask. */
    static final List<Need> ALL = List.of(
            ofAreas(
                    "Orders placed once and whole",
                    "All lines are reserved or none, a retry gives the same order, a coupon is used no more often than issued.",
                    "ORD"),
            ofAreas("Never sell what is not there", "Stock never falls below zero, also under many hands.", "INV"),
            ofAreas(
                    "A catalogue with free attributes",
                    "Products of any shape, browsed by category, brand, price and attribute, page by page.",
                    "CAT"),
            ofAreas(
                    "Search that forgives typing",
                    "Words in any form, typos, phrases, filters with counts, highlights and suggestions.",
                    "SRCH"),
            ofAreas(
                    "Reports over all orders, to the cent",
                    "Top products, revenue by day, customers' value, and what is bought together.",
                    "REP"),
            ofAreas("Carts that expire by themselves", "Lines add up, and forgotten carts vanish.", "CART"),
            ofAreas(
                    "Customers with one account each",
                    "An address is taken once, in any case and under any race; erasing leaves the orders.",
                    "CUS"),
            ofAreas(
                    "Ratings that equal their reviews",
                    "Average and histogram are always those of the reviews.",
                    "REV"),
            new Need(
                    "What is written is seen at once",
                    "An acknowledged write is in the next list, search and report.",
                    Set.of(),
                    Set.of(
                            Capability.LISTS_SEE_WRITES_AT_ONCE,
                            Capability.SEARCH_SEES_WRITES_AT_ONCE,
                            Capability.REPORTS_SEE_WRITES_AT_ONCE)),
            new Need(
                    "Many records change as one",
                    "A change of many records is seen whole or not at all, and can be taken back.",
                    Set.of(),
                    Set.of(
                            Capability.ATOMIC_BULK_CHANGE,
                            Capability.ISOLATED_ORDER_PLACEMENT,
                            Capability.MULTI_RECORD_TRANSACTION,
                            Capability.UNITS_SEEN_WHOLE)),
            ofAreas("Hostile text stays text", "Nothing a customer types is taken for a query.", "SEC"),
            ofAreas(
                    "No surprises in random use",
                    "Random sequences of operations give what a plain Java shop gives.",
                    "RND"),
            ofAreas(
                    "Right over the data given",
                    "Lists, facets and reports equal a plain count over the data.",
                    "DATA"));

    private static Need ofAreas(String title, String meaning, String... areas) {
        return new Need(title, meaning, Set.of(areas), Set.of());
    }

    /** Whether a rule says something about it. */
    boolean isShownBy(RuleResult rule) {
        return areas.contains(rule.area()) || rule.needs().stream().anyMatch(capabilities::contains);
    }
}
