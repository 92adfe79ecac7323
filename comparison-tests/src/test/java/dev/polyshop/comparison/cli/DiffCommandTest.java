package dev.polyshop.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.comparison.results.ResultsFile;
import dev.polyshop.comparison.results.RunResults;
import dev.polyshop.comparison.results.SampleLatency;
import dev.polyshop.comparison.results.SampleResults;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .contains("relational  product-by-id, browse, p50: slower, 1.50×", "1 clearly slower by more than 10%");
    }

    @Test
    void doesNotFailWhereTheIntervalReachesBelowTheLimit() {
        Path before = run("before", "relational", 400);
        Path after = run("after", "relational", 440);

        CommandRun diff = CommandRun.of("diff", before.toString(), after.toString(), "--fail-above", "10%");

        assertThat(diff.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(diff.out()).contains("slower, 1.10×", "nothing is clearly slower by more than 10%");
    }

    @Test
    void findsNoDifferenceBetweenARunAndItself() {
        Path run = run("run", "relational", 400);

        CommandRun diff = CommandRun.of("diff", run.toString(), run.toString(), "--fail-above", "0");

        assertThat(diff.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(diff.out()).contains("no clear difference, 1.00×").contains("no verdict changed");
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
        ResultsFile.write(with(SampleLatency.told(store, "product-by-id", median, null)), file);
        return file;
    }

    private static RunResults with(LatencyResult latency) {
        RunResults sane = SampleResults.complete();
        return new RunResults(
                sane.schema(),
                sane.version(),
                sane.runId(),
                sane.startedAt(),
                sane.finishedAt(),
                sane.command(),
                sane.seed(),
                sane.profile(),
                sane.host(),
                sane.data(),
                sane.stores(),
                sane.behaviour(),
                sane.consistency(),
                List.of(latency),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
