package dev.polyshop.relational.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search text taken apart.
 *
 * @param phrases what stood in double quotes; a quote without a partner is no quote
 * @param words the rest
 */
record SearchText(List<String> phrases, String words) {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    static SearchText of(String text) {
        List<String> phrases = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (quoted.find()) {
            phrases.add(storable(quoted.group(1)));
            quoted.appendReplacement(rest, " ");
        }
        quoted.appendTail(rest);
        return new SearchText(List.copyOf(phrases), storable(rest.toString()));
    }

    /** PostgreSQL holds no NUL and no half surrogate pair; no product has one either. */
    private static String storable(String text) {
        return new String(text.getBytes(UTF_8), UTF_8).replace('\0', ' ');
    }
}
