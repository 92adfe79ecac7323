package dev.polyshop.comparison.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.results.LadderResult;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The words for growth")
class LadderViewTest {

    @ParameterizedTest(name = "{0} over an exponent of {1} to {2}: {3}")
    @CsvSource({
        "orders, 0.96, 1.01, grows as the data",
        "orders, 1.2, 1.4, grows faster than the data",
        "orders, 0.3, 0.5, grows slower than the data",
        "orders, 0.3, 0.95, not clear: anything from “grows slower than the data” to “grows as the data”",
        "orders, 0.95, 1.4, not clear: anything from “grows as the data” to “grows faster than the data”",
        "orders, -0.05, 0.05, does not grow",
        "orders, -0.4, 0.05, not clear: anything from “becomes faster” to “does not grow”",
        "workers, 0.95, 1.02, each worker adds as much",
        "workers, 0.3, 0.5, each worker adds less",
        "workers, -0.4, -0.2, workers take away",
        "workers, -0.4, 0.05, not clear: anything from “workers take away” to “workers add nothing”",
    })
    void areThoseOfBothEndsOfTheInterval(String over, double low, double high, String meaning) {
        LadderResult ladder = new LadderResult(
                "relational",
                "top-products",
                over,
                over.equals("orders") ? "latency" : "throughput",
                List.of(),
                (low + high) / 2,
                List.of(low, high));

        assertThat(LadderView.of(List.of(ladder), new StoreNames(List.of())))
                .singleElement()
                .satisfies(view -> assertThat(view.rows())
                        .singleElement()
                        .extracting(LadderView.Row::meaning)
                        .isEqualTo(meaning));
    }
}
