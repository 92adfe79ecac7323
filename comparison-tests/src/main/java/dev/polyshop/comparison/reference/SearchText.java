package dev.polyshop.comparison.reference;

import dev.polyshop.comparison.reference.EnglishWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed into the search box: words, and phrases in double quotes. A quote without a partner means
 * nothing.
 *
 * @param terms each a phrase of one word or more, never empty
 */
record SearchText(List<List<Word>> terms) {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    static SearchText parse(String text) {
        List<List<Word>> terms = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        StringBuilder unquoted = new StringBuilder();
        while (quoted.find()) {
            List<Word> phrase = EnglishWords.of(quoted.group(1));
            if (!phrase.isEmpty()) {
                terms.add(phrase);
            }
            quoted.appendReplacement(unquoted, " ");
        }
        quoted.appendTail(unquoted);
        for (Word word : EnglishWords.of(unquoted.toString())) {
            terms.add(List.of(word));
        }
        return new SearchText(List.copyOf(terms));
    }

    /** The words of a text that one term matches: none, or all the words of each place where it occurs. */
    static List<Word> matches(List<Word> term, List<Word> text) {
        List<Word> matched = new ArrayList<>();
        for (int from = 0; from + term.size() <= text.size(); from++) {
            List<Word> place = text.subList(from, from + term.size());
            if (term.size() == 1 ? alike(term.getFirst(), place.getFirst()) : sameStems(term, place)) {
                matched.addAll(place);
            }
        }
        return matched;
    }

    private static boolean sameStems(List<Word> term, List<Word> place) {
        for (int i = 0; i < term.size(); i++) {
            if (!term.get(i).stem().equals(place.get(i).stem())) {
                return false;
            }
        }
        return true;
    }

    private static boolean alike(Word wanted, Word word) {
        return wanted.stem().equals(word.stem())
                || (wanted.written().length() >= 5 && isOneEditApart(wanted.written(), word.written()));
    }

    /** Whether one letter replaced, added, left out, or two neighbours swapped make one word the other. */
    static boolean isOneEditApart(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int start = 0;
        while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int endA = a.length();
        int endB = b.length();
        while (endA > start && endB > start && a.charAt(endA - 1) == b.charAt(endB - 1)) {
            endA--;
            endB--;
        }
        String restA = a.substring(start, endA);
        String restB = b.substring(start, endB);
        boolean swapped = restA.length() == 2
                && restB.length() == 2
                && restA.charAt(0) == restB.charAt(1)
                && restA.charAt(1) == restB.charAt(0);
        return swapped || Math.max(restA.length(), restB.length()) <= 1;
    }
}
