package dev.polyshop.comparison.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.results.RunResults;
import dev.polyshop.comparison.results.SampleResults;
import dev.polyshop.comparison.results.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

@DisplayName("The reports in text")
class TextReportsTest {

    private final RunResults results = SampleResults.complete();
    private final ReportView view = ReportView.of(results);

    @Test
    void giveEveryDifferenceItsSentence() {
        String console = ConsoleReport.draw(view, Ansi.OFF);
        String markdown = MarkdownReport.draw(view);

        results.behaviour()
                .forEach(rule -> rule.verdicts().values().stream()
                        .filter(outcome -> outcome.verdict() != Verdict.PASS)
                        .forEach(outcome -> {
                            assertThat(console).contains(outcome.reason()).contains(rule.id());
                            assertThat(markdown)
                                    .contains(MarkdownReport.plain(String.valueOf(outcome.reason())))
                                    .contains(rule.id());
                        }));
    }

    @Test
    void fitAnOrdinaryScreen() {
        assertThat(ConsoleReport.draw(view, Ansi.OFF).lines().filter(line -> !line.startsWith("    ")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    @Test
    void tellHowGoodSearchIs() {
        assertThat(MarkdownReport.draw(view)).contains("0.770 over 130 | 0.820 | 93% | 1 of 135 |");
        assertThat(ConsoleReport.draw(view, Ansi.OFF)).contains("0.770 over 130");
    }

    @Test
    void colourOnlyWhenAsked() {
        assertThat(ConsoleReport.draw(view, Ansi.OFF)).doesNotContain("\u001b");
        assertThat(ConsoleReport.draw(view, Ansi.ON)).contains("\u001b[32m");
    }

    @Test
    void nameTheStandIn() {
        assertThat(ConsoleReport.draw(view, Ansi.OFF)).contains("(a stand-in)", "a stand-in: not compared");
        assertThat(MarkdownReport.draw(view)).contains("MongoDB (stand-in)");
    }

    @Test
    void keepTablesWholeWhateverATextHolds() {
        String markdown = MarkdownReport.draw(ReportView.of(SampleResults.hostile("a|b\n| c |<script>`x` @you #1")));

        assertThat(markdown.lines().filter(line -> !line.startsWith("    ")))
                .allSatisfy(line -> assertThat(line).doesNotContain("<script>"));
        assertThat(markdown).contains("a\\|b \\| c \\|&lt;script&gt;\\`x\\` \\@you \\#1");
        assertThat(markdown.lines().filter(line -> line.startsWith("|")))
                .allSatisfy(line -> assertThat(line).endsWith("|"));
    }
}
