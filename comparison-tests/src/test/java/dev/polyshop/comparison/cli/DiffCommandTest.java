package dev.polyshop.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.results.ChangedResults;
import dev.polyshop.comparison.results.ResultsFile;
import dev.polyshop.comparison.results.SampleLatency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("polyshop diff")
class DiffCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void saysHowMuchSlowerAnOperationBecameAndFailsAboveTheLimit() {
        Path before = run("before", "relational", 400);
        Path after = run("after", "relational", 600);

        CommandRun diff = CommandRun.of("diff", before.toString(), after.toString(), "--fail-above", "10%");

        assertThat(diff.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(diff.out())
                .contains(
                        "relational  product-by-id, browse, p50: slower, 1.50×",
                        "1 clearly slower by more than 10% or lost");
    }

    @Test
    void doesNotFailWhereTheIntervalReachesBelowTheLimit() {
        Path before = run("before", "relational", 400);
        Path after = run("after", "relational", 440);

        CommandRun diff = CommandRun.of("diff", before.toString(), after.toString(), "--fail-above", "10%");

        assertThat(diff.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(diff.out()).contains("slower, 1.10×", "nothing clearly slower by more than 10% or lost");
    }

    @Test
    void findsNoDifferenceBetweenARunAndItself() {
        Path run = run("run", "relational", 400);

        CommandRun diff = CommandRun.of("diff", run.toString(), run.toString(), "--fail-above", "0");

        assertThat(diff.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(diff.out()).contains("no clear difference, 1.00×").contains("no verdict changed");
    }

    @Test
    void failsWhereTheLaterRunDidNotSustainTheRate() {
        CommandRun diff = diff(result(400), changed(result(400), "\"sustained\" : true", "\"sustained\" : false"));

        assertThat(diff.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(diff.out()).contains("p50: lost, the rate was not sustained in the second run", "1 clearly slower");
    }

    @Test
    void failsWhereTheLaterRunAnsweredWrong() {
        CommandRun diff = diff(result(400), changed(result(40), "\"errors\" : 0", "\"errors\" : 9"));

        assertThat(diff.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(diff.out()).contains("lost, in the second run 9 of 12009 operations failed or answered wrong");
    }

    @Test
    void failsWhereTheLaterRunDidNotMeasureAnOperationOfTheStore() {
        CommandRun diff = diff(
                result(400), changed(result(400), "\"operation\" : \"product-by-id\"", "\"operation\" : \"search\""));

        assertThat(diff.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(diff.out()).contains("lost, the second run did not measure it");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"workers\" : 8', '\"workers\" : 4', the runs did not ask with as many workers",
        "'\"arrivals\" : \"poisson\"', '\"arrivals\" : \"fixed\"', the runs did not ask at the same rate",
        "'\"roundSeconds\" : 2.0', '\"roundSeconds\" : 5.0', rounds were not of the same length",
        "'\"source\" : \"generated:small', '\"source\" : \"generated:large', the runs were not over the same data",
    })
    void comparesOnlyWhatWasAskedTheSame(String what, String otherwise, String reason) {
        CommandRun diff = diff(result(400), changed(result(900), what, otherwise));

        assertThat(diff.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(diff.out()).contains("not compared, ", reason, "nothing clearly slower", "1 not compared");
    }

    @Test
    void tellsNoDifferenceOfLessThanAStoreHasFromItself() {
        CommandRun diff = diff(result(400), result(410));

        assertThat(diff.out()).contains("no clear difference, 1.0");
    }

    private static String result(double median) {
        return ResultsFile.toJson(
                ChangedResults.withLatency(List.of(SampleLatency.told("relational", "product-by-id", median, null))));
    }

    private static String changed(String json, String what, String otherwise) {
        assertThat(json).contains(what);
        return json.replace(what, otherwise);
    }

    private CommandRun diff(String before, String after) {
        try {
            Path first = Files.writeString(folder.resolve("before.json"), before);
            Path second = Files.writeString(folder.resolve("after.json"), after);
            return CommandRun.of("diff", first.toString(), second.toString(), "--fail-above", "10%");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void neverFailsForAStandIn() {
        Path before = run("before", "document", 100);
        Path after = run("after", "document", 900);

        CommandRun diff = CommandRun.of("diff", before.toString(), after.toString(), "--fail-above", "10%");

        assertThat(diff.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(diff.out()).contains("document (stand-in)").contains("slower, 9.00×");
    }

    @Test
    void refusesALimitThatIsNone() {
        CommandRun diff = CommandRun.of("diff", "a", "b", "--fail-above", "much");

        assertThat(diff.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(diff.err()).contains("is not a percentage such as 10%");
    }

    private Path run(String name, String store, double median) {
        Path file = folder.resolve(name + ".json");
        ResultsFile.write(
                ChangedResults.withLatency(List.of(SampleLatency.told(store, "product-by-id", median, null))), file);
        return file;
    }
}
