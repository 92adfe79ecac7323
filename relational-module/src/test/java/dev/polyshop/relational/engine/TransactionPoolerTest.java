package dev.polyshop.relational.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineRequest;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A transaction pooler")
class TransactionPoolerTest {

    private static final String POOLED = "postgresql://ann:x@ep-cool-lab-pooler.eu-central-1.aws.neon.tech/db";

    @ParameterizedTest
    @CsvSource({
        "ep-cool-lab-pooler.eu-central-1.aws.neon.tech, ep-cool-lab.eu-central-1.aws.neon.tech:5432",
        "db-pooler, db:5432",
        "a-pooler.example:6000, a.example:6000",
        "a-pooler-pooler.example, a-pooler.example:5432"
    })
    @DisplayName("is known by its host's name, which also tells the way around it")
    void isNamedSo(String host, String direct) throws SQLException {
        PostgresAddress address = PostgresUrl.parse("postgresql://ann:x@" + host + "/db");

        TransactionPooler pooler =
                TransactionPooler.at(address, request(Map.of())).orElseThrow();

        PostgresAddress pooled = address.by(pooler);
        assertThat(pooled.whereSessionsLast())
                .hasValueSatisfying(around -> assertThat(around)
                        .hasToString("ann@" + direct + "/db [sslmode]")
                        .returns("x", PostgresAddress::password));
        assertThat(pooled.driverProperties()).containsEntry("prepareThreshold", "0");
        assertThat(address.driverProperties()).doesNotContainKey("prepareThreshold");
    }

    @Test
    @DisplayName("has the way around it that the environment names")
    void hasANamedWayAround() throws SQLException {
        TransactionPooler pooler = TransactionPooler.at(
                        PostgresUrl.parse(POOLED),
                        request(Map.of("POLYSHOP_POSTGRES_DIRECT_URL", "postgresql://bea:y@direct.example:7000/other")))
                .orElseThrow();

        assertThat(pooler.direct().orElseThrow()).hasToString("bea@direct.example:7000/other [sslmode]");
    }

    @Test
    @DisplayName("is not there if the environment says so, whatever the name")
    void canBeDenied() throws SQLException {
        assertThat(TransactionPooler.at(
                        PostgresUrl.parse(POOLED), request(Map.of("POLYSHOP_POSTGRES_POOLED", "false"))))
                .isEmpty();
    }

    @Test
    @DisplayName("may be said to be there, and then nobody knows a way around it")
    void canBeSaid() throws SQLException {
        PostgresAddress address = PostgresUrl.parse("postgresql://ann:x@db.example/db");
        TransactionPooler pooler = TransactionPooler.at(address, request(Map.of("POLYSHOP_POSTGRES_POOLED", "true")))
                .orElseThrow();

        assertThat(pooler.direct()).isEmpty();
        assertThat(address.by(pooler).whereSessionsLast()).isEmpty();
    }

    @Test
    @DisplayName("may be told by the address that it keeps prepared statements")
    void mayKeepStatements() throws SQLException {
        PostgresAddress address = PostgresUrl.parse(POOLED + "?prepareThreshold=5");
        TransactionPooler pooler =
                TransactionPooler.at(address, request(Map.of())).orElseThrow();

        assertThat(address.by(pooler).driverProperties()).containsEntry("prepareThreshold", "5");
    }

    @Test
    @DisplayName("is refused a way around it that cannot be read, under that variable's name and without the secret")
    void refusesAWrongWayAround() {
        Map<String, String> wrong = Map.of("POLYSHOP_POSTGRES_DIRECT_URL", "postgresql://bea:secret@direct:0/db");

        assertThatThrownBy(() -> TransactionPooler.at(PostgresUrl.parse(POOLED), request(wrong)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("POLYSHOP_POSTGRES_DIRECT_URL: ")
                .hasMessageNotContaining("secret");
    }

    private static EngineRequest request(Map<String, String> environment) {
        EngineRequest auto = EngineRequest.auto();
        return new EngineRequest(Optional.empty(), environment, auto.cache(), Map.of(), auto.progress());
    }
}
