package dev.polyshop.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.polyshop.comparison.results.HighestRateResult;
import dev.polyshop.comparison.results.HighestRateResult.Trial;
import dev.polyshop.comparison.results.LadderResult;
import dev.polyshop.comparison.results.ResultsFile;
import dev.polyshop.comparison.results.RunResults;
import dev.polyshop.comparison.stores.StoreProviders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("polyshop bench")
class BenchCommandTest {

    @TempDir
    private Path out = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "--rate 0, rate 0.0 is not above 0",
        "--workload browse --rate 0, rate 0.0 is not above 0",
        "--workload browse --rate -5, rate -5.0 is not above 0",
        "--rate 100, say which with --workload",
        "--workload browse --loop closed --rate 10, a closed loop has no rate",
        "--workload reporting --loop open, an open one needs a rate",
        "--workload nowhere.yaml, nowhere.yaml is neither one of",
        "--repeat 3, give both",
        "--p99 20ms, give both",
        "--highest-rate --p99 soon, is not a time above 0",
        "'--workload browse,browse', two workloads are named browse",
        "--workload browse --rounds 5, rounds 5 are not within 6",
        "--workload browse --round-length 1ms, a round of 1 ms is not within",
        "--workload browse --round-length 2h, is not a time above 0",
        "--highest-rate --rounds 9, --highest-rate has no rounds",
        "--ladder data=7, takes two different steps",
        "--ladder workers=two, is not a number",
        "--ladder moon, there are data and workers"
    })
    void refusesWhatCannotBeMeasuredInASentence(String arguments, String sentence) {
        String[] all = ("bench --stores reference --out " + out.resolve("report") + " " + arguments).split(" ");
        CommandRun run = CommandRun.of(all);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ", "Exception:");
        assertThat(run.err().lines().filter(line -> line.startsWith("polyshop: ")))
                .hasSize(1);
    }

    @Test
    void tellsNoPercentileOfARateBeyondARealStore() {
        assumeKeyValueStore();
        RunResults results =
                bench("--stores", "keyvalue", "--way", "embedded", "--workload", "browse", "--rate", "2000000");
        assertThat(results.latency()).hasSize(4).allSatisfy(result -> {
            assertThat(result.sustained()).isFalse();
            assertThat(result.achievedRate()).isPositive();
            assertThat(result.responseMicros()).isNull();
            assertThat(result.serviceMicros()).isNull();
            assertThat(result.interval95()).isEmpty();
            assertThat(result.curveMicros()).isEmpty();
        });
        assertThat(out.resolve("index.html")).content().contains("not sustained");
        assertThat(out.resolve("histograms/keyvalue-browse-product-by-id.hlog")).isNotEmptyFile();
    }

    @Test
    void measuresAsManyRoundsAsLongAsWasAskedFor() {
        RunResults results =
                bench("--stores", "reference", "--workload", "search", "--rounds", "7", "--round-length", "0.2s");
        assertThat(results.latency()).isNotEmpty().allSatisfy(result -> {
            assertThat(result.rounds()).isEqualTo(7);
            assertThat(result.roundSeconds()).isEqualTo(0.2);
        });
    }

    @Test
    void climbsALadderOverWorkers() {
        RunResults results = bench(
                "--stores",
                "reference",
                "--workload",
                "search",
                "--ladder",
                "workers=1,2",
                "--rounds",
                "6",
                "--round-length",
                "100ms");
        assertThat(results.ladders()).singleElement().satisfies(ladder -> {
            assertThat(ladder.operation()).isEqualTo("search");
            assertThat(ladder.steps()).extracting(LadderResult.Step::at).containsExactly(1L, 2L);
            assertThat(ladder.steps())
                    .allSatisfy(step -> assertThat(step.perSecond()).isPositive());
            assertThat(ladder.exponent()).isNotNull();
            assertThat(ladder.exponentInterval95()).hasSize(2);
        });
    }

    @Test
    void findsTheHighestRateUnderALimitAndTellsAllItTried() {
        assumeKeyValueStore();
        RunResults results = bench(
                "--stores",
                "keyvalue",
                "--way",
                "embedded",
                "--workload",
                "search",
                "--highest-rate",
                "--p99",
                "500ms",
                "--round-length",
                "200ms");
        HighestRateResult found = results.highestRates().getFirst();
        double highest = Objects.requireNonNull(found.perSecond());
        assertThat(found.tried()).hasSizeGreaterThan(1);
        assertThat(found.tried().stream().filter(Trial::kept).mapToDouble(Trial::perSecond))
                .contains(highest);
        Map<Double, List<Boolean>> outcomes = found.tried().stream()
                .collect(Collectors.groupingBy(Trial::perSecond, Collectors.mapping(Trial::kept, Collectors.toList())));
        assertThat(outcomes)
                .allSatisfy((rate, kept) -> assertThat(kept)
                        .as("%f per second", rate)
                        .isIn(List.of(true), List.of(false, true), List.of(false, false)));
        assertThat(outcomes.entrySet().stream()
                        .filter(rate -> !rate.getValue().contains(true))
                        .map(Map.Entry::getKey))
                .allSatisfy(failed -> assertThat(failed).isGreaterThan(highest));
        if (found.bounded()) {
            assertThat(found.tried().stream()
                            .filter(trial -> !outcomes.getOrDefault(trial.perSecond(), List.of())
                                    .contains(true))
                            .mapToDouble(Trial::perSecond)
                            .min()
                            .orElseThrow())
                    .isLessThanOrEqualTo(1.1 * highest);
        }
    }

    @Test
    void countsRepetitionsWithoutADifferenceBetweenAStoreAndItself() {
        RunResults results = bench(
                "--stores",
                "reference",
                "--workload",
                "reporting",
                "--aa",
                "--repeat",
                "2",
                "--rounds",
                "6",
                "--round-length",
                "100ms");
        assertThat(results.selfTest()).isNotNull().satisfies(test -> {
            assertThat(test.repetitions()).isEqualTo(2);
            assertThat(test.statements()).isPositive();
            assertThat(test.withoutDifference()).isBetween(0, 2);
            assertThat(test.claims().isEmpty()).isEqualTo(test.withoutDifference() == 2);
        });
    }

    private static void assumeKeyValueStore() {
        assumeTrue(
                StoreProviders.all().stream()
                        .anyMatch(provider -> provider.name().equals("keyvalue")),
                "the module of the store keyvalue is not there");
    }

    private RunResults bench(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "bench";
        all[1] = "--out";
        all[2] = out.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        CommandRun run = CommandRun.of(all);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        return ResultsFile.read(out);
    }
}
