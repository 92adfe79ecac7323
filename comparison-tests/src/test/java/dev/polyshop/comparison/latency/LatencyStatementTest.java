package dev.polyshop.comparison.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.results.LatencyResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A statement about two stores")
class LatencyStatementTest {

    @Test
    void saysHowMuchFasterWhereTheIntervalSupportsIt() {
        List<LatencyStatement> statements = LatencyStatement.of(
                List.of(measured("slow", 200, 210, 190, 205, 195, 200), measured("fast", 100, 101, 99, 100, 102, 100)));
        assertThat(statements).singleElement().satisfies(statement -> {
            assertThat(statement.clear()).isTrue();
            assertThat(statement.sentence()).matches("fast is 1\\.9× to 2\\.1× faster than slow at p50 of search");
        });
    }

    @Test
    void saysNoClearDifferenceWhereItDoesNot() {
        assertThat(LatencyStatement.of(List.of(
                        measured("one", 100, 140, 90, 120, 110, 100), measured("two", 110, 100, 130, 95, 125, 110))))
                .singleElement()
                .extracting(LatencyStatement::sentence)
                .asString()
                .startsWith("no clear difference between ");
    }

    @Test
    void isNeverMadeOfAStoreThatAnsweredWrong() {
        assertThat(LatencyStatement.of(
                        List.of(wrong("hasty", 3, 1, 1, 1, 1, 1, 1), measured("relational", 9, 9, 9, 9, 9, 9))))
                .isEmpty();
    }

    private static LatencyResult measured(String store, double... micros) {
        return wrong(store, 0, micros);
    }

    private static LatencyResult wrong(String store, long errors, double... micros) {
        return new LatencyResult(
                store,
                "search",
                "search",
                "open",
                10.0,
                10,
                true,
                1_000,
                errors,
                null,
                null,
                Map.of(),
                micros.length,
                Map.of("p50", Arrays.stream(micros).boxed().toList()),
                true,
                0.1,
                null,
                List.of(),
                8,
                "poisson",
                List.of(),
                null,
                null,
                null,
                1.0,
                "generated:tiny");
    }
}
