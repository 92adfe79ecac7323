package dev.polyshop.document.search;

/** Whether one letter added, left out, replaced, or swapped with the next makes one word of another. */
final class OneEdit {

    private OneEdit() {}

    static boolean apart(String one, String other) {
        int prefix = 0;
        int shorter = Math.min(one.length(), other.length());
        while (prefix < shorter && one.charAt(prefix) == other.charAt(prefix)) {
            prefix++;
        }
        String a = one.substring(prefix);
        String b = other.substring(prefix);
        return switch (a.length() - b.length()) {
            case 1 -> a.substring(1).equals(b);
            case -1 -> b.substring(1).equals(a);
            case 0 -> a.isEmpty() || a.substring(1).equals(b.substring(1)) || swapped(a, b);
            default -> false;
        };
    }

    private static boolean swapped(String a, String b) {
        return a.length() > 1
                && a.charAt(0) == b.charAt(1)
                && a.charAt(1) == b.charAt(0)
                && a.substring(2).equals(b.substring(2));
    }
}
