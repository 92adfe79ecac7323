package dev.polyshop.comparison.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Where the program writes: what was asked for to {@code out}, all else to {@code err}.
 *
 * @param out for data
 * @param err for progress and messages
 * @param outIsTerminal whether somebody looks at {@code out}
 * @param errIsTerminal whether somebody looks at {@code err}
 * @param environment the environment's variables
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> environment) {

    /** This process's own. The launcher tells what is a terminal: Java knows it of both streams together only. */
    static Terminal ofThisProcess() {
        return new Terminal(
                writer(System.out),
                writer(System.err),
                Boolean.getBoolean("polyshop.out.terminal"),
                Boolean.getBoolean("polyshop.err.terminal"),
                System.getenv());
    }

    /** Whether to colour what goes to {@code out} (see no-color.org). */
    boolean colours(boolean noColor) {
        return outIsTerminal
                && !noColor
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
    }
}
