package dev.polyshop.comparison.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.polyshop.comparison.reference.ReferenceStoreProvider;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A run")
class RunTest {

    private static final Phase RULES = new BehaviourPhase(Optional.empty());

    private static final Phase LOST = context -> {
        throw new StoreUnavailableException("the server is gone");
    };

    @Test
    void keeps_what_it_found_out_before_it_broke_off() {
        Run.Outcome outcome = run(List.of(RULES, LOST, RULES));

        assertThat(outcome.results().behaviour()).hasSize(1);
        assertThat(outcome.results().problems()).containsExactly("the run broke off here: the server is gone");
        assertThat(outcome.results().failed()).isTrue();
        assertThat(outcome.failure()).containsInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void has_nothing_to_keep_when_its_first_phase_fails() {
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> run(List.of(LOST, RULES)));
    }

    private static Run.Outcome run(List<Phase> phases) {
        RunPlan plan = new RunPlan(
                "run_test",
                "test",
                "polyshop check",
                List.of(new ReferenceStoreProvider()),
                each -> EngineRequest.auto(),
                Profile.QUICK,
                1,
                List.of("CAT-01"),
                false);
        return Run.of(plan, phases, Progress.SILENT);
    }
}
