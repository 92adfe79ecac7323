package dev.polyshop.comparison.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Latency, ladders and rates as lines on a screen. */
final class ConsoleLatency {

    private final List<String> lines = new ArrayList<>();

    private ConsoleLatency() {}

    /** The lines; none if nothing was measured. */
    static List<String> draw(ReportView view) {
        ConsoleLatency text = new ConsoleLatency();
        text.latency(view.latency());
        view.ladders().forEach(text::ladder);
        view.rates().forEach(text::rate);
        return text.lines;
    }

    private void latency(LatencyView latency) {
        for (LatencyView.Measured operation : latency.operations()) {
            say(
                    "%-42s %-30s %9s %9s %12s %8s",
                    operation.operation() + ", " + operation.workload(),
                    "median (95%), ms",
                    "p95",
                    "p99",
                    "per second",
                    "to best");
            operation.rows().forEach(this::row);
        }
        if (!latency.operations().isEmpty()) {
            lines.add("");
            latency.warnings().forEach(warning -> lines.add("    ▲ " + warning));
            lines.add(
                    "ms from when an operation was due, lower is better; statements about pairs of stores are in the report");
            lines.add("");
        }
    }

    private void row(LatencyRow row) {
        String store = "  " + row.title() + (row.standIn() ? " (stand-in)" : "");
        if (row.result().notRun() != null) {
            say("%-42s ○ not run: %s", store, row.result().notRun());
        } else if (!row.result().sustained()) {
            say("%-42s ✗ not sustained: %s a second, percentiles are withheld", store, row.throughput());
        } else {
            say(
                    "%-42s %-30s %9s %9s %12s %8s",
                    store, row.medianText(), row.p95(), row.p99(), row.throughput(), row.ratioText());
        }
    }

    private void ladder(LadderView ladder) {
        lines.add(ladder.title() + ", over " + String.join(", ", ladder.sizes()) + " " + ladder.over());
        ladder.rows()
                .forEach(row -> say(
                        "  %-30s %s  exponent %s %s",
                        row.title() + (row.standIn() ? " (stand-in)" : ""),
                        String.join("  ", row.figures()),
                        row.exponent(),
                        row.meaning() + (row.doubt().isEmpty() ? "" : " ▲ " + row.doubt())));
        lines.add("");
    }

    private void rate(RateView rate) {
        say(
                "%-30s %-12s p99 under %s: %s",
                rate.title() + (rate.standIn() ? " (stand-in)" : ""),
                rate.workload(),
                rate.limit(),
                rate.found() + (rate.doubt().isEmpty() ? "" : " ▲ " + rate.doubt()));
    }

    private void say(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
