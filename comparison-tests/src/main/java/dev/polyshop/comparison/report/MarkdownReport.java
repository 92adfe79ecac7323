package dev.polyshop.comparison.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The same facts as a comment under a pull request: GitHub's tables, and the rules folded away. */
public final class MarkdownReport {

    /** The file's name in a report folder. */
    public static final String NAME = "results.md";

    private final StringBuilder text = new StringBuilder();
    private final ReportView view;

    private MarkdownReport(ReportView view) {
        this.view = view;
    }

    /** The text. */
    public static String draw(ReportView view) {
        MarkdownReport report = new MarkdownReport(view);
        report.head();
        report.needs();
        report.engines();
        report.differences();
        report.rules();
        report.consistency();
        MarkdownLatency.draw(view).forEach(report::line);
        report.relevance();
        report.imports();
        report.data();
        report.run();
        return report.text.toString();
    }

    private void relevance() {
        if (view.relevance().rows().isEmpty()) {
            return;
        }
        line("### Relevance of search (by people's judgments, higher is better; the time is rough and not compared)");
        line("");
        header(
                "Store",
                List.of(
                        "NDCG@10 (over queries)",
                        "Condensed",
                        "Judged of the first ten",
                        "Without a hit",
                        "Median, ms"));
        view.relevance()
                .rows()
                .forEach(row -> row(
                        plain(row.title()) + (row.standIn() ? " (stand-in)" : ""),
                        List.of(row.ndcg10(), row.condensed(), row.judged(), row.without(), row.millis())));
        line("");
    }

    private void head() {
        line("## " + plain(view.headline()));
        line("");
        line(plain("Polyshop " + view.run().version() + ", " + view.run().profile() + " profile, " + view.started()
                + ", took " + view.took() + "."));
        line("");
        view.run().problems().forEach(problem -> line("- **" + plain(problem) + "**"));
        line("");
    }

    private void needs() {
        if (view.needs().isEmpty()) {
            return;
        }
        line("### By need");
        line("");
        header("Need", storeTitles());
        view.needs()
                .forEach(need -> row(
                        plain(need.title()),
                        need.answers().stream()
                                .map(answer ->
                                        answer.symbol() + " " + plain(answer.word()) + "<br>" + plain(answer.basis()))
                                .toList()));
        line("");
        line("There is no overall winner: read the row of what your shop cannot do without.");
        line("");
    }

    private void engines() {
        line("### What served");
        line("");
        header("Store", List.of("Server", "How reached", "Mode", "Settings", "Rules"));
        view.stores()
                .forEach(store -> row(
                        title(store),
                        List.of(
                                plain(store.engine()),
                                plain(store.way()),
                                store.mode() == null ? "" : plain(store.mode().name()),
                                store.settings().stream()
                                        .map(setting -> plain(setting.name() + " = " + setting.value()))
                                        .collect(Collectors.joining("<br>")),
                                plain(store.totals().sentence()))));
        line("");
    }

    private void differences() {
        if (view.stores().stream().allMatch(store -> store.points().isEmpty())) {
            return;
        }
        line("### What is different, and why");
        line("");
        for (StoreView store : view.stores()) {
            for (Point point : store.points()) {
                line("- **" + title(store) + "** " + point.symbol() + " " + point.word() + ": " + plain(point.reason())
                        + " ("
                        + point.rules().stream().map(MarkdownReport::plain).collect(Collectors.joining(", "))
                        + ")");
            }
        }
        line("");
    }

    private void rules() {
        for (AreaView area : view.areas()) {
            line("<details><summary>" + plain(area.title()) + ": "
                    + Figures.counted(area.rules().size(), "rule") + "</summary>");
            line("");
            header("Rule", storeTitles());
            area.rules()
                    .forEach(rule -> row(
                            plain(rule.id() + " " + rule.title()),
                            rule.cells().stream()
                                    .map(cell -> cell.symbol() + " " + plain(cell.word()))
                                    .toList()));
            line("");
            line("</details>");
            line("");
        }
    }

    private void consistency() {
        ConsistencyView lab = view.consistency();
        if (lab == null) {
            return;
        }
        line("### What each mode guarantees");
        line("");
        line(plain(lab.headline() + " " + lab.unpromised()));
        line("");
        lab.broken()
                .forEach(cell ->
                        line("- " + cell.symbol() + " **" + plain(cell.result().id()) + "** "
                                + title(cell.store()) + " " + plain(cell.condition()) + ": "
                                + plain(cell.result().reason())));
        line("");
        line("<details><summary>" + lab.columns().size() + " modes, experiment by experiment</summary>");
        line("");
        header(
                "Experiment",
                lab.columns().stream()
                        .map(column -> title(column.store()) + "<br>" + plain(column.mode()))
                        .toList());
        lab.groups()
                .forEach(group -> group.rows()
                        .forEach(row -> row(
                                plain(row.id()) + "<br>" + plain(row.guarantee()),
                                row.cells().stream()
                                        .map(cell -> cell == null ? "" : cell.symbol() + " " + cell.word())
                                        .toList())));
        line("");
        line(
                "✓ kept: promised, and not seen to go wrong. ! occurs: not promised, and seen. · unseen: neither. ✗ broken:"
                        + " promised, and seen to go wrong.");
        line("");
        line("</details>");
        line("");
    }

    private void imports() {
        if (view.imports().rows().isEmpty()) {
            return;
        }
        line("### Import (higher is better)");
        line("");
        header("Store", List.of("Rows", "Time", "Rows/s", "Floor, rows/s", "Ratio"));
        view.imports()
                .rows()
                .forEach(row -> row(
                        title(row.store()),
                        List.of(row.rows(), row.seconds(), row.perSecond(), row.floorPerSecond(), row.ratioText())));
        line("");
    }

    private void data() {
        DataView data = view.data();
        if (data == null) {
            return;
        }
        line("### Data");
        line("");
        line(plain(data.facts().source() + ": " + data.products() + " products, " + data.customers() + " customers, "
                + data.orders() + " orders with " + data.orderLines() + " lines."));
        line("");
        if (!data.accounts().isEmpty()) {
            header("", List.of("Read", "In", "Merged", "Kept out"));
            data.accounts()
                    .forEach(account -> row(
                            plain(account.things()),
                            List.of(account.read(), account.accepted(), account.merged(), account.rejected())));
            line("");
        }
        data.rejections()
                .forEach(rejection -> line("- kept out, " + plain(rejection.reason()) + ": " + rejection.count()));
        line("");
        DataView.FiguresView figures = data.figures();
        if (figures != null) {
            line(plain("Revenue " + figures.revenue() + " " + figures.currency() + ". " + figures.agreement()));
            line("");
        }
    }

    private void run() {
        line("### Keep in mind");
        line("");
        view.caveats().forEach(caveat -> line("- " + plain(caveat)));
        line("");
        line("To repeat it, on " + plain(view.run().host().cpu()) + " with "
                + view.run().host().cores() + " cores and " + view.memory() + ":");
        line("");
        line("    " + view.run().command().replaceAll("\\R", " "));
    }

    private List<String> storeTitles() {
        return view.stores().stream().map(MarkdownReport::title).toList();
    }

    private static String title(StoreView store) {
        return plain(store.title()) + (store.standIn() ? " (stand-in)" : "");
    }

    private void header(String first, List<String> others) {
        row(first, others);
        line("|" + " --- |".repeat(others.size() + 1));
    }

    private void row(String first, List<String> others) {
        List<String> cells = new ArrayList<>(List.of(first));
        cells.addAll(others);
        line("| " + String.join(" | ", cells) + " |");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** Text that Markdown and HTML leave as it is, on one line. */
    static String plain(String value) {
        return value.replaceAll("\\R", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|~#@])", "\\\\$1");
    }
}
