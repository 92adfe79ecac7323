package dev.polyshop.comparison.datasets.generated;

import dev.polyshop.contract.catalog.CategoryPath;
import java.util.List;

/**
 * A leaf of the made-up category tree and what is sold there.
 *
 * @param category where it stands
 * @param nouns what its products are called
 * @param lowest the lowest price, in cents
 * @param highest the highest price, in cents
 * @param traits the attributes its products may have
 */
record Department(CategoryPath category, List<String> nouns, int lowest, int highest, List<Trait> traits) {

    /**
     * An attribute that products may have.
     *
     * @param key its key
     * @param choices its texts; empty for a number or a flag
     * @param from its lowest number
     * @param to its highest number; the same as the lowest for a flag
     */
    record Trait(String key, List<String> choices, int from, int to) {

        /** Reads {@code key=red|green}, {@code key=1..20} or {@code key=?}. */
        static Trait parse(String text) {
            String key = text.substring(0, text.indexOf('='));
            String values = text.substring(key.length() + 1);
            if (values.equals("?")) {
                return new Trait(key, List.of(), 0, 0);
            }
            int dots = values.indexOf("..");
            if (dots > 0) {
                return new Trait(
                        key,
                        List.of(),
                        Integer.parseInt(values.substring(0, dots)),
                        Integer.parseInt(values.substring(dots + 2)));
            }
            return new Trait(key, List.of(values.split("\\|")), 0, 0);
        }
    }
}
