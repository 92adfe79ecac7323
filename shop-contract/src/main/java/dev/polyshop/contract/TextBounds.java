package dev.polyshop.contract;

/**
 * The bounds of every text the shop keeps. Any Unicode text is welcome but for what some store cannot hold: the NUL
 * character (PostgreSQL), lone surrogates (no UTF-8 form), and control characters outside running text.
 */
public final class TextBounds {

    private TextBounds() {}

    /**
     * A one-line text: no line breaks, no control characters, not blank unless {@code min} is 0.
     *
     * @param field the field's name, for the message
     * @param min the fewest UTF-16 units allowed
     * @param max the most UTF-16 units allowed
     * @throws InvalidDataException if the text is outside the bounds
     */
    public static String line(String field, String text, int min, int max) {
        length(field, text, min, max);
        if (min > 0 && text.isBlank()) {
            throw new InvalidDataException(field + " is blank");
        }
        check(field, text, false);
        return text;
    }

    /** Running text: as {@link #line}, and tabs and line breaks are allowed, and it may be empty. */
    public static String prose(String field, String text, int max) {
        length(field, text, 0, max);
        check(field, text, true);
        return text;
    }

    private static void length(String field, String text, int min, int max) {
        if (text.length() < min || text.length() > max) {
            throw new InvalidDataException(
                    field + " has " + text.length() + " characters; allowed are " + min + " to " + max);
        }
    }

    private static void check(String field, String text, boolean breaks) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new InvalidDataException(field + " holds half a surrogate pair at character " + i);
            } else if (Character.isISOControl(c) && !(breaks && (c == '\n' || c == '\r' || c == '\t'))) {
                throw new InvalidDataException(
                        String.format("%s holds the control character U+%04X at character %d", field, (int) c, i));
            }
        }
    }
}
