package dev.polyshop.comparison.cli;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** What comes to the screen. */
final class ScreenOptions {

    @Option(names = "--json", description = "Print JSON to standard output, and nothing else there.")
    private boolean json;

    @Option(names = "--verbose", description = "Print warnings of the libraries, and stack traces of what goes wrong.")
    private boolean verbose;

    @Option(names = "--no-color", description = "No colours. So does the variable NO_COLOR.")
    private boolean noColor;

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    /** How to colour standard output. */
    Ansi ansi(Terminal terminal) {
        return terminal.colours(noColor) ? Ansi.ON : Ansi.OFF;
    }
}
