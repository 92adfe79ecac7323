package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.run.Progress;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress for somebody who looks: a bar with rate and time left, gone when the work is done. */
final class BarProgress implements Progress {

    private static final int MOST_COLUMNS = 100;

    private final PrintStream err;

    BarProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public void say(String message) {
        err.println(message);
    }

    @Override
    public Task begin(String title, String unit, long total) {
        long begun = System.nanoTime();
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(title)
                .setUnit(" " + unit, 1)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(new ConsoleProgressBarConsumer(err, MOST_COLUMNS))
                .setMaxRenderedLength(MOST_COLUMNS)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .clearDisplayOnFinish()
                .build();
        return new Task() {
            @Override
            public void at(long done) {
                bar.stepTo(done);
            }

            @Override
            public void close() {
                long count = bar.getCurrent();
                bar.close();
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
                say(title + ": " + String.format("%,d", count) + " " + unit + ", " + seconds + " s");
            }
        };
    }
}
