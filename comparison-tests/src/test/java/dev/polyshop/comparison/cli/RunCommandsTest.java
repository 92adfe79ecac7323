package dev.polyshop.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.results.ConsistencyResult;
import dev.polyshop.comparison.results.ResultsFile;
import dev.polyshop.comparison.results.RunResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A run from the command line")
class RunCommandsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesAReportOfWhatItFound() {
        Path out = folder.resolve("report");
        CommandRun run = CommandRun.of(
                "check", "--stores", "reference", "--only", "CAT-*", "--seed", "7", "--out", out.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Catalogue", "every difference is a declared one");
        assertThat(run.err()).contains("starting plain Java", "checking behaviour", "report: ");
        RunResults results = ResultsFile.read(out);
        assertThat(results.seed()).isEqualTo(7);
        assertThat(results.behaviour())
                .hasSizeGreaterThan(10)
                .allMatch(rule -> rule.area().equals("CAT"));
        assertThat(results.command()).startsWith("./polyshop check --stores reference --only 'CAT-*' --seed 7");
        assertThat(out).isDirectoryContaining("glob:**/index.html").isDirectoryContaining("glob:**/results.md");
    }

    @Test
    void writesNothingWhenNotAskedTo() throws IOException {
        CommandRun run = CommandRun.of("check", "--stores", "reference", "--only", "CAT-01");

        assertThat(run.exitCode()).isZero();
        assertThat(Path.of("polyshop-report")).doesNotExist();
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void printsTheResultsAndNothingElseAsJson() {
        CommandRun run = CommandRun.of("check", "--stores", "reference", "--only", "CAT-01", "--json");

        assertThat(JsonMapper.shared().readTree(run.out()).get("schema").asString())
                .isEqualTo(RunResults.SCHEMA);
    }

    @Test
    void accountsForTheDataThatItLoads() {
        CommandRun run = CommandRun.of("import", "--stores", "reference", "--data", "generated:tiny", "--json");

        assertThat(run.exitCode()).isZero();
        var json = JsonMapper.shared().readTree(run.out());
        assertThat(json.get("data").get("orders").asLong()).isEqualTo(1_000);
        assertThat(json.get("imports").get(0).get("rowsPerSecond").asDouble()).isPositive();
        assertThat(json.get("figures").get("agrees").get("reference").asBoolean())
                .isTrue();
        assertThat(json.get("problems")).isEmpty();
    }

    @Test
    void canBeDrawnAgainAndComparedWithItself() {
        Path out = folder.resolve("report");
        CommandRun.of("check", "--stores", "reference", "--only", "CAT-01", "--out", out.toString());

        CommandRun drawn = CommandRun.of(
                "report", out.toString(), "--out", folder.resolve("again").toString());
        CommandRun compared =
                CommandRun.of("diff", out.toString(), folder.resolve("again").toString());

        assertThat(drawn.exitCode()).isZero();
        assertThat(folder.resolve("again/index.html")).hasSameTextualContentAs(out.resolve("index.html"));
        assertThat(compared.exitCode()).isZero();
        assertThat(compared.out()).contains("no verdict changed");
    }

    @Test
    void comparesByExperimentsAloneWhenOnlyTheyAreNamed() {
        CommandRun run =
                CommandRun.of("compare", "--stores", "reference", "--only", "CONS-P4", "--out", folder.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        RunResults results = ResultsFile.read(folder);
        assertThat(results.behaviour()).isEmpty();
        assertThat(results.consistency()).extracting(ConsistencyResult::id).containsOnly("CONS-P4");
    }

    @Test
    void keepsWhatIsSecretOutOfTheCommandThatItRecords() {
        assertThat(CommandText.of(List.of(
                        "check", "--env", "POLYSHOP_REDIS_URI=redis://:pa55@host", "--env=A=pa55", "--data", "a b")))
                .isEqualTo("./polyshop check --env POLYSHOP_REDIS_URI=… --env=A=… --data 'a b'");
    }
}
