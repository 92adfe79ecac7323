package dev.polyshop.comparison.datasets.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.Delivery;
import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.Rows;
import dev.polyshop.comparison.datasets.generated.DataSize;
import dev.polyshop.comparison.datasets.generated.GeneratedDataset;
import dev.polyshop.comparison.reference.ReferenceStoreProvider;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.inventory.StockLevel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An import")
class DatasetImportTest {

    private final Engine engine = new ReferenceStoreProvider().start(EngineRequest.auto());
    private final Store store = engine.open(StoreSettings.of("import_test"));
    private final Dataset data = new GeneratedDataset(DataSize.TINY, 1);
    private final Survey survey = Survey.of(data, Intake.unwatched(), ImportProgress.SILENT);

    @AfterEach
    void stop() {
        store.close();
        engine.close();
    }

    @Test
    @DisplayName("brings everything in, and says how fast beside the store's own bulk path")
    void everything() {
        ImportOutcome outcome = new DatasetImport(data, survey, ImportProgress.SILENT).into(store, true);

        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.result().counts())
                .containsEntry("products", 100L)
                .containsEntry("customers", 250L)
                .containsEntry("orders", 1_000L)
                .containsEntry("orderLines", survey.facts().orderLines());
        assertThat(outcome.result().rows()).isEqualTo(350 + survey.facts().orderLines());
        assertThat(outcome.result().rowsPerSecond()).isPositive();
        assertThat(outcome.result().floorRowsPerSecond()).isPositive();
        Delivery delivery = Rows.of(data.deliveries()).getFirst();
        assertThat(store.shop().inventory().find(delivery.product()))
                .map(StockLevel::onHand)
                .contains((long) delivery.quantity());
    }

    @Test
    @DisplayName("gives figures that agree with plain Java to the cent")
    void figures() {
        new DatasetImport(data, survey, ImportProgress.SILENT).into(store, false);

        FiguresSummary summary = FiguresSummary.of(survey, List.of(store));
        assertThat(summary.differences()).isEmpty();
        assertThat(summary.reported()).containsEntry("reference", survey.figures());
        assertThat(summary.expected().byMonth()).hasSize(12);
        assertThat(summary.expected().topProducts()).hasSize(SalesFigures.TOP);
    }

    @Test
    @DisplayName("notices what a store did not take in, and figures that are not those of the data")
    void differences() {
        Dataset other = new GeneratedDataset(DataSize.TINY, 2);
        Survey surveyOfOther = Survey.of(other, Intake.unwatched(), ImportProgress.SILENT);
        new DatasetImport(data, survey, ImportProgress.SILENT).into(store, false);

        ImportOutcome outcome = new DatasetImport(other, surveyOfOther, ImportProgress.SILENT).into(store, false);

        assertThat(outcome.differences())
                .anySatisfy(sentence -> assertThat(sentence)
                        .startsWith("reference kept out ")
                        .contains(" of the products, such as P-00"))
                .anySatisfy(sentence -> assertThat(sentence).isEqualTo("reference has taken in 0 products of 100"));
        assertThat(FiguresSummary.of(surveyOfOther, List.of(store)).agree()).isFalse();
    }

    @Test
    @DisplayName("says how far it is, up to the end")
    void progress() {
        List<String> told = new ArrayList<>();
        new DatasetImport(data, survey, (work, done, total) -> told.add(work + " " + done + "/" + total))
                .into(store, false);
        long lines = survey.facts().orderLines();
        assertThat(told)
                .contains("reference: customers 250/250", "reference: products 100/100")
                .last()
                .isEqualTo("reference: orders " + lines + "/" + lines);
    }

    @Test
    @DisplayName("keeps its counts apart from what was in the store before")
    void fullStore() {
        new DatasetImport(data, survey, ImportProgress.SILENT).into(store, false);
        Dataset nothing = new EmptyDataset();
        Survey none = Survey.of(nothing, Intake.unwatched(), ImportProgress.SILENT);

        ImportOutcome outcome = new DatasetImport(nothing, none, ImportProgress.SILENT).into(store, true);
        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.result().rows()).isZero();
        assertThat(outcome.result().rowsPerSecond()).isZero();
        assertThat(outcome.result().counts()).containsEntry("orders", 1_000L);
        assertThat(FiguresSummary.of(none, List.of(store)).reported()).isEmpty();
    }
}
