package dev.polyshop.comparison.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.polyshop.comparison.consistency.anomalies.AnomalyExperiment;
import dev.polyshop.comparison.results.ConsistencyResult;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.comparison.stores.RunningStores;
import dev.polyshop.comparison.stores.StoreProviders;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.engine.EngineRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PostgreSQL comes out as Hermitage publishes it")
class HermitageTest {

    /** Martin Kleppmann, Hermitage, the table's rows "PostgreSQL": what each level does not prevent. */
    private static final Map<String, Set<String>> PUBLISHED = Map.of(
            "atomic-update", // whose units are plain transactions at read committed
            Set.of("CONS-PMP", "CONS-P4", "CONS-GSINGLE", "CONS-G2ITEM", "CONS-G2"),
            "repeatable-read",
            Set.of("CONS-G2ITEM", "CONS-G2"),
            "serializable",
            Set.of());

    @Test
    void in_all_thirty_cells() {
        Optional<StoreProvider> provider = StoreProviders.all().stream()
                .filter(each -> each.product().equals("PostgreSQL"))
                .findFirst();
        assumeTrue(provider.isPresent(), "the relational module is not part of this build");
        EngineRequest request = EngineRequest.auto();
        try (RunningStores stores = RunningStores.start(
                List.of(provider.orElseThrow()), each -> request, (each, engine) -> StoreSettings.of("hermitage"))) {
            LabRequest wanted =
                    new LabRequest(AnomalyExperiment.all(), Profile.QUICK, OptionalInt.empty(), 1, "hermitage");
            List<ConsistencyResult> results = new Lab(wanted, each -> request, result -> {}).run(stores.all());

            List<ConsistencyResult> published = results.stream()
                    .filter(result -> PUBLISHED.containsKey(result.mode()))
                    .toList();
            assertThat(published).hasSize(30);
            Map<String, Set<String>> occurs = new TreeMap<>();
            PUBLISHED.keySet().forEach(mode -> occurs.put(mode, new LinkedHashSet<>()));
            published.stream()
                    .filter(result -> result.observed().equals(ConsistencyResult.OCCURS))
                    .collect(Collectors.groupingBy(
                            ConsistencyResult::mode, Collectors.mapping(ConsistencyResult::id, Collectors.toSet())))
                    .forEach(occurs::put);
            assertThat(occurs).isEqualTo(new TreeMap<>(PUBLISHED));
            assertThat(results)
                    .allSatisfy(result -> assertThat(result.observed())
                            .as(result.id() + " " + result.mode() + ": " + result.reason())
                            .isNotEqualTo(ConsistencyResult.NOT_RUN));
        }
    }
}
