package dev.polyshop.comparison.containers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reason in what Docker's daemon or its client says: the last cause, without the JSON around it. */
final class Sentence {

    private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int LONGEST = 300;

    private Sentence() {}

    static String of(Throwable failure) {
        Throwable at = failure;
        for (Throwable cause = at.getCause(); cause != null; cause = at.getCause()) {
            at = cause;
        }
        String text = String.valueOf(at.getMessage());
        Matcher message = MESSAGE.matcher(text);
        String reason = message.find() ? message.group(1).replace("\\\"", "\"") : text;
        String line = reason.lines().findFirst().orElse("no reason given").strip();
        return line.substring(0, Math.min(line.length(), LONGEST));
    }
}
