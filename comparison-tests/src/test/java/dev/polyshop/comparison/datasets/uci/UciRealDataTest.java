package dev.polyshop.comparison.datasets.uci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.RealData;
import dev.polyshop.comparison.datasets.RejectionReason;
import dev.polyshop.comparison.datasets.Tally;
import dev.polyshop.comparison.datasets.load.ImportProgress;
import dev.polyshop.comparison.datasets.load.Survey;
import dev.polyshop.comparison.results.DataFacts;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.reports.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The whole log of Online Retail")
class UciRealDataTest {

    private static @Nullable UciDataset log;
    private static @Nullable Survey survey;

    @BeforeAll
    static void read() {
        log = new UciDataset(RealData.folder("uci-online-retail").toString());
        survey = Survey.of(log, Intake.unwatched(), ImportProgress.SILENT);
    }

    @AfterAll
    static void forget() {
        if (log != null) {
            log.close();
        }
    }

    @Test
    @DisplayName("is accounted for to the last line, invoice, customer and stock code")
    void accounted() {
        assertThat(survey().tallies()).allMatch(Tally::balances);
        assertThat(survey().tallies())
                .containsExactly(
                        new Tally("customers", 4_372, 4_372, 0, Map.of()),
                        new Tally("stock codes", 4_070, 3_920, 0, Map.of(RejectionReason.NEVER_SOLD, 150L)),
                        new Tally(
                                "lines",
                                541_909,
                                519_598,
                                10_028,
                                Map.of(
                                        RejectionReason.CANCELLATION, 9_288L,
                                        RejectionReason.ADJUSTMENT, 3L,
                                        RejectionReason.QUANTITY_NOT_POSITIVE, 1_336L,
                                        RejectionReason.PRICE_NOT_POSITIVE, 1_179L,
                                        RejectionReason.PRICE_NOT_WHOLE, 4L,
                                        RejectionReason.SECOND_PRICE, 473L)),
                        new Tally("invoices", 25_900, 19_959, 0, Map.of(RejectionReason.NO_LINE_LEFT, 5_941L)));
    }

    @Test
    @DisplayName("goes in as so many products, customers, orders and lines")
    void facts() {
        DataFacts facts = survey().facts();
        assertThat(facts.source()).startsWith("uci:online-retail.csv");
        assertThat(facts.products()).isEqualTo(3_920);
        assertThat(facts.customers()).isEqualTo(4_372);
        assertThat(facts.orders()).isEqualTo(19_959);
        assertThat(facts.orderLines()).isEqualTo(519_598);
    }

    @Test
    @DisplayName("brings 10,637,551.28 pounds, in the days from December 2010 to December 2011")
    void figures() {
        assertThat(survey().figures().revenue()).isEqualTo(Money.of("10637551.28", "GBP"));
        assertThat(survey().period())
                .contains(
                        new Period(LocalDate.of(2010, 12, 1), LocalDate.of(2011, 12, 10), ZoneId.of("Europe/London")));
        assertThat(survey().figures().byMonth()).hasSize(13);
        assertThat(survey().figures().topProducts())
                .first()
                .satisfies(best -> assertThat(best.sku()).isEqualTo("DOT"));
    }

    private static Survey survey() {
        return Objects.requireNonNull(survey);
    }
}
