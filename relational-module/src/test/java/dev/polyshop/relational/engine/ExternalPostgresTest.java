package dev.polyshop.relational.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.contract.engine.EngineWay;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Of somebody else's PostgreSQL, the version")
class ExternalPostgresTest {

    @Test
    @DisplayName("before 15 is refused in one sentence that says where, which and what is needed")
    void refusesOldOnes() {
        assertThatThrownBy(() -> ExternalPostgres.requireVersion(facts("14.13 (Debian 14.13-1.pgdg120+1)")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("PostgreSQL at ann@db.example.org:5432/shop is of version 14.13 (Debian 14.13-1.pgdg120+1):"
                        + " 15 or newer is needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"15.0", "18.1 (Debian 18.1-1)", "19devel"})
    @DisplayName("from 15 on will do")
    void takesNewOnes(String version) {
        assertThatCode(() -> ExternalPostgres.requireVersion(facts(version))).doesNotThrowAnyException();
    }

    private static EngineFacts facts(String version) {
        return new EngineFacts(
                "PostgreSQL", version, EngineWay.EXTERNAL, false, "", "ann@db.example.org:5432/shop", Map.of());
    }
}
