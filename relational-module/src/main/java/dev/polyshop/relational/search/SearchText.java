package dev.polyshop.relational.search;

import dev.polyshop.relational.Sql;
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
            phrases.add(Sql.soughtLine(quoted.group(1)));
            quoted.appendReplacement(rest, " ");
        }
        quoted.appendTail(rest);
        return new SearchText(List.copyOf(phrases), Sql.soughtLine(rest.toString()));
    }

    /** Whether there is nothing in it that could be a word. */
    boolean isWordless() {
        return (words + phrases).codePoints().noneMatch(Character::isLetterOrDigit);
    }
}
