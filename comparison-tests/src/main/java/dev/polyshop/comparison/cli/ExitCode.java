package dev.polyshop.comparison.cli;

/** How the program ends. */
final class ExitCode {

    /** As expected. */
    static final int OK = 0;

    /** A difference that no store declares, or a failure. */
    static final int FAILED = 1;

    /** Wrong usage: the command line, or a file named on it. */
    static final int USAGE = 2;

    /** A store could not be reached or started. */
    static final int UNAVAILABLE = 3;

    private ExitCode() {}
}
