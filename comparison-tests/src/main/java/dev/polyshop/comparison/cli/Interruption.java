package dev.polyshop.comparison.cli;

/**
 * Ctrl-C and its like: the JVM ends, and its shutdown hooks stop what the run started. Meanwhile the run itself goes on
 * for a moment and meets servers that are gone; that is not worth a message.
 */
public final class Interruption {

    private volatile boolean finished;
    private volatile boolean happened;

    private Interruption() {}

    /** One that does not happen. */
    static Interruption never() {
        return new Interruption();
    }

    /** Notices when the JVM is told to end, and says that it is being done. */
    static Interruption watch(Terminal terminal) {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.notice(terminal), "polyshop-interruption"));
        return interruption;
    }

    /** The program ends by itself. */
    void tooLate() {
        finished = true;
    }

    /** Whether it did. */
    boolean happened() {
        return happened;
    }

    private void notice(Terminal terminal) {
        if (!finished) {
            happened = true;
            terminal.err().println("polyshop: interrupted; stopping the servers and removing their folders");
            terminal.err().flush();
        }
    }
}
