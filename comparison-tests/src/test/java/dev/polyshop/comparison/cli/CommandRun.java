package dev.polyshop.comparison.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;

/** A command run inside this JVM, as in a pipe: what it printed and how it ended. */
record CommandRun(int exitCode, String out, String err) {

    static CommandRun of(String... arguments) {
        return with(Map.of(), arguments);
    }

    /** With variables added to the environment. */
    static CommandRun with(Map<String, String> variables, String... arguments) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(variables);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, environment);
        int code = Polyshop.commandLine(terminal, Interruption.never()).execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
