package dev.polyshop.comparison.behaviour.kit;

/** Text made of many different words that no product has. */
public final class IntWords {

    private IntWords() {}

    /** So many characters of it. */
    public static String of(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append("qz").append(Integer.toString(i, 36)).append("wv ");
        }
        return text.substring(0, length);
    }
}
