package dev.polyshop.comparison.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.polyshop.comparison.results.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The report in a browser")
class ReportInBrowserTest {

    @TempDir
    private static Path folder = Path.of("");

    private static @Nullable Chromium browser;

    @BeforeAll
    static void open() throws IOException {
        Optional<Path> program = Chromium.program();
        assumeTrue(program.isPresent(), "there is no chromium on the PATH: install it to see the report in a browser");
        Path page = Files.writeString(
                folder.resolve("index.html"), HtmlReport.draw(ReportView.of(SampleResults.complete())));
        browser = Chromium.start(program.orElseThrow(), folder.resolve("profile"));
        browser().open(page);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void loadsWithoutAComplaintAndAsksForNothingElse() {
        assertThat(browser().complaints()).isEmpty();
        assertThat(browser().requests()).singleElement().asString().endsWith("/index.html");
        assertThat(texts("script, link[rel=stylesheet], iframe, img[src^=http]"))
                .isEmpty();
    }

    @Test
    void showsTheFiguresOfTheResults() {
        assertThat(texts("#latency-browse-product-by-id tbody tr"))
                .hasSize(4)
                .anySatisfy(row -> assertThat(row).contains("PostgreSQL", "0.40 (0.40 to 0.40)", "2.0×"))
                .anySatisfy(row -> assertThat(row).contains("MongoDB", "stand-in", "not compared"));
        assertThat(texts("#latency-browse-search tbody tr"))
                .anySatisfy(row -> assertThat(row).contains("Elasticsearch", "not sustained: 700 of 2,000 a second"))
                .anySatisfy(row -> assertThat(row).contains("MongoDB", "not run: the stand-in has no $text"));
        assertThat(texts("#floors td")).anySatisfy(cell -> assertThat(cell).contains("▲ 1.60 (1.55 to 1.65)"));
        assertThat(texts("#ladders tbody tr"))
                .anySatisfy(row -> assertThat(row).contains("0.98 (0.96 to 1.01)", "grows as the data"));
        assertThat(texts("#rates tbody tr")).anySatisfy(row -> assertThat(row).contains("Redis", "800 per second"));
        assertThat(texts("#speeds tbody tr").getFirst())
                .contains("Many small reads", "★", "fastest here", "2.0× to 2.0× as long", "not compared");
    }

    @Test
    void hasATableBesideEveryChartAndAShapeBesideEveryColour() {
        assertThat(browser()
                        .evaluate("document.querySelectorAll('figure.plot svg[role=img][aria-label]').length")
                        .asInt())
                .isGreaterThanOrEqualTo(4);
        assertThat(browser()
                        .evaluate("[...document.querySelectorAll('figure.plot')].every(figure =>"
                                + " figure.closest('section').querySelector('table') !== null)")
                        .asBoolean())
                .isTrue();
        assertThat(texts("#latency figure.plot .keys .key"))
                .contains("PostgreSQL", "Redis", "Elasticsearch", "MongoDB (stand-in)");
        assertThat(browser()
                        .evaluate("new Set([...document.querySelectorAll('#latency figure.plot .keys .key')]"
                                + ".map(key => key.querySelector('svg').innerHTML)).size")
                        .asInt())
                .as("shapes")
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 900, 1280})
    void fitsScreensOfEveryWidth(int pixels) {
        browser().width(pixels);
        assertThat(browser().evaluate("document.documentElement.scrollWidth").asInt())
                .as("pixels; the widest is %s", browser().evaluate(WIDEST).asString())
                .isLessThanOrEqualTo(pixels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void isReadableInTheLightAndInTheDark(String scheme) {
        browser().prefers(scheme);
        JsonNode worst = browser().evaluate(CONTRAST);
        assertThat(worst.path("ratio").asDouble())
                .as("least contrast, WCAG AA asks for 4.5: %s", worst)
                .isGreaterThanOrEqualTo(4.5);
    }

    private static final String WIDEST = """
            [...document.querySelectorAll('main *')]
              .filter(element => !element.closest('.wide, svg'))
              .map(element => [element.getBoundingClientRect().right, element])
              .reduce((a, b) => b[0] > a[0] ? b : a)
              .map(part => part.outerHTML ? part.outerHTML.slice(0, 200) : part).join(' ')
            """;

    /** The text with the least contrast to the ground it stands on, by the formula of WCAG 2. */
    private static final String CONTRAST = """
            (() => {
              const parse = color => (color.match(/[\\d.]+/g) || []).map(Number);
              const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
                .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const ground = element => {
                for (let one = element; one; one = one.parentElement) {
                  const color = parse(getComputedStyle(one).backgroundColor);
                  if (color.length === 3 || color[3] === 1) return color;
                }
                return [255, 255, 255];
              };
              let worst = { ratio: 99 };
              for (const element of document.querySelectorAll('main *')) {
                const text = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
                if (!text || element.tagName === 'title') continue;
                const style = getComputedStyle(element);
                const own = light(parse(element.closest('svg') ? style.fill : style.color));
                const below = light(ground(element));
                const ratio = (Math.max(own, below) + 0.05) / (Math.min(own, below) + 0.05);
                if (ratio < worst.ratio) worst = { ratio, text: element.textContent.trim().slice(0, 40) };
              }
              return worst;
            })()
            """;

    private static List<String> texts(String selector) {
        JsonNode texts = browser()
                .evaluate("[...document.querySelectorAll('" + selector
                        + "')].map(one => one.innerText.replace(/\\s+/g, ' ').trim())");
        return texts.valueStream().map(JsonNode::asString).toList();
    }

    private static Chromium browser() {
        if (browser == null) {
            throw new IllegalStateException("the browser did not start");
        }
        return browser;
    }
}
