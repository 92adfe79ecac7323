package dev.polyshop.comparison.reference;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Texts by their code points, which is also the order of their UTF-8 bytes. {@link String#compareTo} goes by UTF-16
 * units instead, and puts emoji before some rare letters.
 */
public final class CodePointOrder implements Comparator<String> {

    /** The one there needs to be. */
    public static final CodePointOrder INSTANCE = new CodePointOrder();

    private CodePointOrder() {}

    @Override
    public int compare(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        return Arrays.compare(a, b);
    }
}
