package dev.polyshop.comparison.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.polyshop.comparison.results.ChangedResults;
import dev.polyshop.comparison.results.ConsistencyResult;
import dev.polyshop.comparison.results.ConsistencyResult.StoryStep;
import dev.polyshop.comparison.results.ConsistencyResult.Visibility;
import dev.polyshop.comparison.results.ResultsFile;
import dev.polyshop.comparison.results.RunResults;
import dev.polyshop.comparison.results.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

@DisplayName("The consistency lab in the reports")
class ConsistencyReportTest {

    private static final String HOSTILE = "<script>alert('x')</script> | `a` \"b\"";

    private final RunResults run = ChangedResults.withConsistency(List.of(
            result("CONS-P4", "relational", "naive", false, 12, Verdict.PASS, "two pieces were sold out of 10", null),
            result("CONS-P4", "relational", "serializable", true, 0, Verdict.PASS, "one succeeded", null),
            result("CONS-P4", "keyvalue", "lua", true, 3, Verdict.FAILS, HOSTILE, null),
            result("CONS-G2", "keyvalue", "lua", false, 0, Verdict.PASS, "they did not both add", null),
            result("CONS-G2", "document", "transaction", true, -1, Verdict.NOT_RUN, "the server has none", null),
            result("CONS-CRASH", "keyvalue", "lua", true, 0, Verdict.PASS, "20 kills", "appendfsync=always")));

    private final ReportView view = ReportView.of(run);

    @Test
    void say_for_each_cell_what_was_promised_and_seen_in_word_and_shape() {
        Document page = Jsoup.parse(HtmlReport.draw(view));

        assertThat(page.select("#consistency .lab td a.v").eachText())
                .containsExactlyInAnyOrder("! occurs", "✓ kept", "✗ broken", "· unseen", "○ not run", "✓ kept");
        assertThat(page.select("#consistency .lab th.mode").eachText())
                .containsExactly("naive", "serializable ★", "transaction", "lua ★");
        assertThat(page.select("h1").text()).contains("1 of 3 promises that were tried did not hold.");
    }

    @Test
    void lead_from_every_cell_to_the_story_of_a_trial_with_the_values_seen() {
        Document page = Jsoup.parse(HtmlReport.draw(view));

        for (Element link : page.select("#consistency a[href^=#]")) {
            assertThat(page.getElementById(link.attr("href").substring(1)))
                    .as(link.attr("href"))
                    .isNotNull();
        }
        assertThat(page.select("#CONS-P4-relational-naive li").eachText())
                .containsExactly("T1 reads the stock of A sees 10 on hand 0.1 ms");
        assertThat(page.select("#CONS-P4-relational-serializable").text())
                .contains("None in 1,000 trials; at most 0.30% of such trials, with 95% confidence");
    }

    @Test
    void leave_hostile_texts_as_they_are() {
        assertThat(Jsoup.parse(HtmlReport.draw(view)).select("script")).isEmpty();
        assertThat(MarkdownReport.draw(view)).doesNotContain("<script>").contains("**CONS-P4** Redis lua");
    }

    @Test
    void name_broken_promises_and_what_was_not_run_on_the_screen() {
        assertThat(ConsoleReport.draw(view, Ansi.OFF))
                .contains("✗ broken  Redis lua  CONS-P4", "! not promised, and occurs: P4")
                .contains("○ not run  MongoDB transaction", "the server has none");
    }

    @Test
    void stand_in_results_as_the_schema_describes_them() throws IOException {
        try (InputStream in = ResultsFile.class.getResourceAsStream("/schema/polyshop-results-1.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(in, InputFormat.JSON)
                            .validate(ResultsFile.toJson(run), InputFormat.JSON))
                    .isEmpty();
        }
    }

    private static ConsistencyResult result(
            String id,
            String store,
            String mode,
            boolean promised,
            long anomalies,
            Verdict verdict,
            String reason,
            @Nullable String setting) {
        boolean run = anomalies >= 0;
        return new ConsistencyResult(
                id,
                "Lost update: " + HOSTILE,
                id.equals("CONS-CRASH") ? "faults" : "anomalies",
                "NO_LOST_UPDATE",
                store,
                mode,
                setting,
                !mode.equals("naive") && run,
                promised,
                run ? 1_000 : 0,
                Math.max(0, anomalies),
                anomalies == 0 ? Double.valueOf(0.003) : null,
                !run ? "not run" : anomalies > 0 ? "occurs" : "not observed",
                verdict,
                reason,
                List.of(new StoryStep("T1", "reads the stock of A", "sees 10 on hand", 120, 300L)),
                setting == null ? null : new Visibility(30, 29, 0, 900, 1_200L, 4_000, 2_000),
                12);
    }
}
