package dev.polyshop.comparison.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.reports.Period;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What operations choose from")
class LatencyDataTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    @DisplayName("are words that every store finds: whole, of letters, and no stop words, in the order of the products")
    void words() {
        assertThat(words("Zoom lens with 4K-ready A4Tech mount", "Ärmel, WITH your lens (black)"))
                .containsExactly("Zoom", "lens", "mount");
    }

    @Test
    @DisplayName("are any words where none is such")
    void otherWords() {
        assertThat(words("4K TV", "8K")).containsExactly("4K", "TV", "8K");
    }

    private static List<String> words(String... names) {
        return LatencyData.of(
                        "words",
                        Arrays.stream(names).map(LatencyDataTest::product).toList(),
                        List.of(),
                        new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 2), ZoneOffset.UTC),
                        EUR)
                .words();
    }

    private static Product product(String name) {
        return new Product(
                ProductId.next(),
                "P-1",
                name,
                "",
                CategoryPath.parse("cameras"),
                "",
                Set.of(),
                Map.of(),
                Money.ofMinor(100, EUR),
                1);
    }
}
