package dev.polyshop.comparison.report;

import java.util.List;

/**
 * A part of the shop that rules are grouped by.
 *
 * @param code as in the rules' ids
 * @param title for people
 */
record Area(String code, String title) {

    private static final List<Area> KNOWN = List.of(
            new Area("CAT", "Catalogue"),
            new Area("CUS", "Customers"),
            new Area("INV", "Inventory"),
            new Area("CART", "Carts"),
            new Area("ORD", "Orders"),
            new Area("REV", "Reviews"),
            new Area("SRCH", "Search"),
            new Area("REP", "Sales reports"),
            new Area("SEC", "Hostile text"),
            new Area("UNIT", "Units of work"),
            new Area("ENG", "Servers and schemas"),
            new Area("RND", "Random use"),
            new Area("DATA", "Over the data given"));

    /** The area of a code; one that is not known here is called by its code. */
    static Area of(String code) {
        return KNOWN.stream()
                .filter(area -> area.code().equals(code))
                .findFirst()
                .orElseGet(() -> new Area(code, code));
    }
}
