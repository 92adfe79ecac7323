package dev.polyshop.comparison.report;

import java.util.ArrayList;
import java.util.List;

/** Latency, ladders and rates as GitHub's tables. */
final class MarkdownLatency {

    private final List<String> lines = new ArrayList<>();

    private MarkdownLatency() {}

    /** The lines; none if nothing was measured. */
    static List<String> draw(ReportView view) {
        MarkdownLatency text = new MarkdownLatency();
        if (!view.latency().operations().isEmpty()) {
            text.latency(view.latency());
        }
        if (!view.latency().floors().rows().isEmpty()) {
            text.floors(view.latency().floors());
        }
        view.ladders().forEach(text::ladder);
        if (!view.rates().isEmpty()) {
            text.rates(view.rates());
        }
        return text.lines;
    }

    private void latency(LatencyView latency) {
        lines.add("### Latency (response time in ms, lower is better)");
        lines.add("");
        row("Operation", "Store", "Median (95% interval)", "p95", "p99", "Per second", "To the best");
        row("---", "---", "---", "---", "---", "---", "---");
        latency.operations().forEach(operation -> operation.rows().forEach(row -> row(operation, row)));
        lines.add("");
        latency.warnings().forEach(warning -> lines.add("- " + MarkdownReport.plain(warning)));
        lines.add("");
        List<String> said = latency.operations().stream()
                .flatMap(operation -> operation.said().stream())
                .toList();
        if (!said.isEmpty()) {
            lines.add("<details><summary>What may be said: " + said.size() + " statements</summary>");
            lines.add("");
            said.forEach(sentence -> lines.add("- " + MarkdownReport.plain(sentence)));
            lines.add("");
            lines.add("</details>");
            lines.add("");
        }
    }

    private void row(LatencyView.Measured operation, LatencyRow row) {
        String what = MarkdownReport.plain(operation.operation() + ", " + operation.workload());
        String store = MarkdownReport.plain(row.title()) + (row.standIn() ? " (stand-in)" : "");
        if (row.result().notRun() != null) {
            row(what, store, "○ not run", "", "", "", "");
        } else if (!row.result().sustained()) {
            row(what, store, "✗ not sustained", "", "", row.throughput(), "");
        } else {
            row(what, store, row.medianText(), row.p95(), row.p99(), row.throughput(), row.ratioText());
        }
    }

    private void floors(FloorView floors) {
        lines.add("### What the mapping layers cost (to the bare driver, lower is better; ▲ clearly above 1.3)");
        lines.add("");
        List<String> head = new ArrayList<>(List.of("Operation"));
        floors.stores().forEach(store -> head.add(MarkdownReport.plain(store)));
        row(head.toArray(String[]::new));
        row(head.stream().map(cell -> "---").toArray(String[]::new));
        floors.rows().forEach(floor -> {
            List<String> cells = new ArrayList<>(List.of(MarkdownReport.plain(floor.title())));
            floor.cells()
                    .forEach(cell -> cells.add(cell.map(one -> (one.dear() ? "▲ " : "") + one.ratio())
                            .orElse("")));
            row(cells.toArray(String[]::new));
        });
        lines.add("");
    }

    private void ladder(LadderView ladder) {
        lines.add("### " + MarkdownReport.plain(ladder.title() + " over " + ladder.over()));
        lines.add("");
        List<String> head = new ArrayList<>(List.of("Store"));
        head.addAll(ladder.sizes());
        head.add("Exponent (95% interval)");
        row(head.toArray(String[]::new));
        row(head.stream().map(cell -> "---").toArray(String[]::new));
        ladder.rows().forEach(rung -> {
            List<String> cells = new ArrayList<>(
                    List.of(MarkdownReport.plain(rung.title()) + (rung.standIn() ? " (stand-in)" : "")));
            cells.addAll(rung.figures());
            cells.add(rung.exponent()
                    + (rung.meaning().isEmpty() ? "" : ": " + rung.meaning())
                    + (rung.doubt().isEmpty() ? "" : " ▲ " + rung.doubt()));
            row(cells.toArray(String[]::new));
        });
        lines.add("");
    }

    private void rates(List<RateView> rates) {
        lines.add("### Highest rates under a limit (higher is better)");
        lines.add("");
        row("Store", "Workload", "p99 under", "Highest rate");
        row("---", "---", "---", "---");
        rates.forEach(rate -> row(
                MarkdownReport.plain(rate.title()) + (rate.standIn() ? " (stand-in)" : ""),
                MarkdownReport.plain(rate.workload()),
                rate.limit(),
                rate.found() + (rate.doubt().isEmpty() ? "" : " ▲ " + rate.doubt())));
        lines.add("");
    }

    private void row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }
}
