package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** The same facts on a screen: a line an area, and a sentence for everything that is not a pass. */
public final class ConsoleReport {

    private static final int COLUMN = 22;
    private static final int FIRST = 24;

    private final StringBuilder text = new StringBuilder();
    private final ReportView view;
    private final Ansi ansi;

    private ConsoleReport(ReportView view, Ansi ansi) {
        this.view = view;
        this.ansi = ansi;
    }

    /**
     * The text.
     *
     * @param ansi whether to colour it
     */
    public static String draw(ReportView view, Ansi ansi) {
        ConsoleReport report = new ConsoleReport(view, ansi);
        report.matrix();
        report.differences();
        report.consistency();
        ConsoleLatency.draw(view).forEach(report::line);
        report.relevance();
        report.imports();
        report.data();
        view.run().problems().forEach(problem -> report.line("✗ " + problem));
        report.line(view.headline());
        return report.text.toString();
    }

    private void matrix() {
        if (view.areas().isEmpty()) {
            return;
        }
        cells("", view.stores().stream().map(StoreView::title).map(Cell::new).toList());
        cells("", view.stores().stream().map(store -> new Cell(store.engine())).toList());
        cells(
                "",
                view.stores().stream()
                        .map(store -> store.standIn()
                                ? new Cell("(a stand-in)", style(Verdict.DIFFERS))
                                : new Cell(
                                        store.mode() == null
                                                ? ""
                                                : "mode " + store.mode().name()))
                        .toList());
        view.areas()
                .forEach(area -> cells(
                        String.format("%-5s%s", area.code(), area.title()),
                        area.totals().stream().map(ConsoleReport::cell).toList()));
        cells("all", view.stores().stream().map(store -> cell(store.totals())).toList());
        line("");
    }

    private void differences() {
        for (StoreView store : view.stores()) {
            for (Point point : store.points()) {
                line(coloured(point.symbol() + " " + point.word(), style(point.verdict())) + "  " + store.title()
                        + (store.standIn() ? " (stand-in)" : "") + "  " + String.join(" ", point.rules()));
                line("    " + point.reason().replaceAll("\\R", "\n    "));
            }
        }
        if (view.stores().stream().anyMatch(store -> !store.points().isEmpty())) {
            line("");
        }
    }

    private void consistency() {
        ConsistencyView lab = view.consistency();
        if (lab == null) {
            return;
        }
        for (ConsistencyView.Column column : lab.columns()) {
            List<ExperimentCell> cells = lab.cells(column);
            line(String.format(
                    "%-16s %-20s %s",
                    column.store().title() + (column.store().standIn() ? " (stand-in)" : ""),
                    column.mode() + (column.isDefault() ? " *" : ""),
                    counts(cells)));
            String occurs = cells.stream()
                    .filter(cell -> cell.word().equals("occurs"))
                    .map(ConsoleReport::name)
                    .distinct()
                    .collect(Collectors.joining(" "));
            if (!occurs.isEmpty()) {
                line("    ! not promised, and occurs: " + occurs);
            }
        }
        for (ExperimentCell cell : lab.broken()) {
            line(coloured(cell.symbol() + " " + cell.word(), style(Verdict.FAILS)) + "  "
                    + cell.store().title() + " " + cell.condition() + "  "
                    + cell.result().id());
            line("    " + cell.result().reason().replaceAll("\\R", "\n    "));
        }
        lab.notRun()
                .forEach((reason, ids) ->
                        line(coloured("○ not run", style(Verdict.NOT_RUN)) + "  " + ids + "\n    " + reason));
        line("* the store's recommended mode. " + lab.headline() + " " + lab.unpromised());
        line("");
    }

    private static String name(ExperimentCell cell) {
        String id = cell.result().id();
        return id.startsWith("CONS-") ? id.substring("CONS-".length()) : id;
    }

    private static String counts(List<ExperimentCell> cells) {
        return Stream.of("kept", "occurs", "unseen", "broken", "failed", "not run")
                .map(word -> {
                    long count = cells.stream()
                            .filter(cell -> cell.word().equals(word))
                            .count();
                    return count == 0 ? "" : count + " " + word;
                })
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void relevance() {
        if (view.relevance().rows().isEmpty()) {
            return;
        }
        line(String.format(
                "%-26s %16s %10s %10s %12s %10s",
                "relevance", "NDCG@10", "condensed", "judged@10", "no result", "median"));
        view.relevance()
                .rows()
                .forEach(row -> line(String.format(
                        Locale.ROOT,
                        "%-26s %16s %10s %10s %12s %7s ms",
                        row.title() + (row.standIn() ? " (stand-in)" : ""),
                        row.ndcg10(),
                        row.condensed(),
                        row.judged(),
                        row.without(),
                        row.millis())));
        line("NDCG@10: 1 is the best order that the judgements allow; the time is rough and not compared");
        line("");
    }

    private void imports() {
        if (view.imports().rows().isEmpty()) {
            return;
        }
        line(String.format("%-16s %12s %10s %12s %12s %7s", "import", "rows", "time", "rows/s", "floor", "ratio"));
        view.imports()
                .rows()
                .forEach(row -> line(String.format(
                        "%-16s %12s %10s %12s %12s %7s%s",
                        row.store().title(),
                        row.rows(),
                        row.seconds(),
                        row.perSecond(),
                        row.floorPerSecond(),
                        row.ratioText(),
                        row.store().standIn() ? "  (a stand-in: not compared)" : "")));
        line("rows/s: higher is better; ratio: by the store's own bulk path");
        line("");
    }

    private void data() {
        DataView data = view.data();
        if (data == null) {
            return;
        }
        line(data.facts().source() + ": " + data.products() + " products, " + data.customers() + " customers, "
                + data.orders() + " orders, " + data.orderLines() + " order lines");
        for (DataView.Account account : data.accounts()) {
            line(String.format(
                    "  %-12s %12s read %12s in %12s merged %12s kept out",
                    account.things(), account.read(), account.accepted(), account.merged(), account.rejected()));
        }
        data.rejections()
                .forEach(rejection -> line(String.format("  %12s  %s", rejection.count(), rejection.reason())));
        DataView.FiguresView figures = data.figures();
        if (figures != null) {
            line("  revenue " + figures.revenue() + " " + figures.currency() + ". " + figures.agreement());
        }
        line("");
    }

    private record Cell(String text, Style... styles) {}

    private static Cell cell(Totals totals) {
        String text = totals.parts().stream()
                .map(part -> part.count() + " " + part.symbol())
                .collect(Collectors.joining("  "));
        return new Cell(text, style(worst(totals)));
    }

    private static Verdict worst(Totals totals) {
        List<Verdict> bad = List.of(Verdict.FAILS, Verdict.DIFFERS, Verdict.NOT_RUN);
        return bad.stream()
                .filter(verdict -> totals.of(verdict) > 0)
                .findFirst()
                .orElse(Verdict.PASS);
    }

    private static Style style(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Style.fg_green;
            case DIFFERS -> Style.fg_yellow;
            case FAILS -> Style.fg_red;
            case NOT_RUN -> Style.faint;
        };
    }

    private void cells(String first, List<Cell> others) {
        String row =
                others.stream().map(cell -> padded(cell.text(), cell.styles())).collect(Collectors.joining());
        line((String.format("%-" + FIRST + "s", first) + row).stripTrailing());
    }

    private String padded(String value, Style... styles) {
        String shown = value.length() < COLUMN ? value : value.substring(0, COLUMN - 2) + "…";
        return coloured(shown, styles) + " ".repeat(COLUMN - shown.length());
    }

    private String coloured(String value, Style... styles) {
        if (!ansi.enabled() || styles.length == 0) {
            return value;
        }
        return Style.on(styles) + value + Style.off(styles);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
