package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.run.Progress;
import java.io.PrintWriter;

/** Progress for a pipe or a log: a line when a piece of work begins, and nothing that moves. */
final class LineProgress implements Progress {

    private final PrintWriter err;

    LineProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void say(String message) {
        err.println(message);
        err.flush();
    }

    @Override
    public Task begin(String title, String unit, long total) {
        say(total < 0 ? title : title + " (" + String.format("%,d", total) + " " + unit + ")");
        return done -> {};
    }
}
