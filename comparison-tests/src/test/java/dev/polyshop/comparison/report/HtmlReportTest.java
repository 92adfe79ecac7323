package dev.polyshop.comparison.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.results.RuleResult;
import dev.polyshop.comparison.results.RunResults;
import dev.polyshop.comparison.results.SampleResults;
import dev.polyshop.comparison.results.Verdict;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The HTML report")
class HtmlReportTest {

    private final RunResults results = SampleResults.complete();
    private final Document page = page(results);

    @Test
    void answersByNeedBeforeAnythingElse() {
        List<String> sections = page.select("main > section").eachAttr("id");

        assertThat(sections)
                .containsExactly(
                        "needs",
                        "speeds",
                        "stores",
                        "differences",
                        "rules",
                        "latency",
                        "floors",
                        "ladders",
                        "rates",
                        "relevance",
                        "imports",
                        "data",
                        "run");
        assertThat(page.select("#needs thead th").eachText())
                .hasSize(5)
                .element(1)
                .asString()
                .contains("PostgreSQL 18.6", "started by Polyshop", "mode serializable");
        assertThat(page.select("#needs").text()).contains("no overall winner");
    }

    @Test
    void givesEveryRuleOneAnchorAndALineForEveryStore() {
        for (RuleResult rule : results.behaviour()) {
            Element row = page.expectFirst("tr#" + rule.id());
            assertThat(row.text()).contains(rule.title(), rule.teaches());
            assertThat(row.select("td")).hasSize(4);
            rule.verdicts().values().stream()
                    .filter(outcome -> outcome.verdict() != Verdict.PASS)
                    .forEach(outcome -> assertThat(row.select("details").text()).contains(outcome.reason()));
        }
    }

    @Test
    void hasNoLinkThatLeadsNowhereAndNoneThatLeavesThePage() {
        assertThat(page.select("a[href]"))
                .hasSizeGreaterThan(results.behaviour().size());
        assertThat(page.select("a[href]").eachAttr("href"))
                .allSatisfy(href -> assertThat(href).startsWith("#"))
                .allSatisfy(href -> assertThat(page.getElementById(href.substring(1)))
                        .as(href)
                        .isNotNull());
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void needsNothingFromElsewhereAndNoScript() {
        assertThat(page.select("script, link, img, iframe, object, [src], [onclick]"))
                .isEmpty();
        assertThat(page.select("style").html()).doesNotContain("url(", "@import");
    }

    @Test
    void namesAStandInWhereverItsVerdictsOrNumbersAppear() {
        assertThat(page.select("#needs thead th:eq(2)").text()).contains("stand-in, not MongoDB");
        assertThat(page.select("#needs td[data-store=MongoDB]").eachText())
                .allSatisfy(text -> assertThat(text).contains("on the stand-in"));
        assertThat(page.select("#store-document").text()).contains("stand-in, not MongoDB");
        assertThat(page.select("#rules table"))
                .allSatisfy(table ->
                        assertThat(table.select("thead th:eq(2)").text()).contains("stand-in"));
        assertThat(page.select("#imports tr:has(th:contains(MongoDB))").text()).contains("stand-in", "not compared");
        assertThat(page.select("#imports tr:has(th:contains(MongoDB)) .bar")).isEmpty();
    }

    @Test
    void saysTheVerdictInWordsBesideItsColour() {
        assertThat(page.select(".v")).allSatisfy(mark -> {
            assertThat(mark.ownText()).isNotBlank();
            assertThat(mark.select("b[aria-hidden=true]").text()).isNotBlank();
        });
    }

    @Test
    void neverShowsAMissingValueAsZero() {
        assertThat(page.select("#imports tr:has(th:contains(Elasticsearch)) td").eachText())
                .contains("not measured", "–")
                .doesNotContain("0", "0.00");
        assertThat(page.select("#relevance tr:has(th:contains(MongoDB)) td").eachText())
                .containsExactly("nothing judged", "–", "no hits", "1 of 1", "2.50");
    }

    @Test
    void isBuiltForReadersWhoHear() {
        assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("header, main, nav[aria-label], footer")).hasSize(4);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main > section[aria-labelledby]")).hasSameSizeAs(page.select("main > section"));
        assertThat(page.select("thead th:not([scope=col]), tbody th:not([scope=row])"))
                .isEmpty();
        assertThat(page.select("a.skip")).hasSize(1);
    }

    @Test
    void leadsWithAFailure() {
        Document failed = page(SampleResults.failing());

        assertThat(failed.select("h1").text()).contains("1 failure that no store declares");
        assertThat(failed.select("#needs .v.fails").text()).contains("✗", "fails");
        assertThat(failed.select("#CAT-01").text()).contains("expected 5 products but found 4");
    }

    @Test
    void takesTextForTextWhateverItHolds() {
        String hostile = "</style><script>alert(1)</script><img src=x onerror=alert(1)>\"'&${1+1}<#list>{{x}}";
        Document attacked = page(SampleResults.hostile(hostile));

        assertThat(attacked.select("script, img")).isEmpty();
        assertThat(attacked.select("h1, title")).isNotEmpty();
        assertThat(attacked.select("#CAT-01 .explain").text()).contains(hostile);
        assertThat(attacked.select("pre").text()).isEqualTo(hostile);
    }

    private static Document page(RunResults results) {
        return Jsoup.parse(HtmlReport.draw(ReportView.of(results)));
    }
}
