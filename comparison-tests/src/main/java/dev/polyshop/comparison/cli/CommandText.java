package dev.polyshop.comparison.cli;

import java.util.ArrayList;
import java.util.List;

/** What was typed, to be typed again: quoted for a shell, with nothing secret in it. */
final class CommandText {

    private static final String VARIABLE = "--env";
    private static final String HIDDEN = "…";

    private CommandText() {}

    /** Values of variables are left out: a server's address may hold a password. */
    static String of(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("./polyshop"));
        boolean variable = false;
        for (String argument : arguments) {
            if (variable) {
                words.add(quoted(withoutValue(argument)));
            } else if (argument.startsWith(VARIABLE + "=")) {
                words.add(quoted(VARIABLE + "=" + withoutValue(argument.substring(VARIABLE.length() + 1))));
            } else {
                words.add(quoted(argument));
            }
            variable = argument.equals(VARIABLE);
        }
        return String.join(" ", words);
    }

    private static String withoutValue(String assignment) {
        int equals = assignment.indexOf('=');
        return equals < 0 ? HIDDEN : assignment.substring(0, equals + 1) + HIDDEN;
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./…-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
