package dev.polyshop.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.StoreUnavailableException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The settings of an embedded node")
class NodeSettingsTest {

    private static final String ONLY_C1 = "-XX:TieredStopAtLevel=1";

    @Test
    void leaveTheOptimizingCompilerOutWhereThatIsAsked() {
        assertThat(javaOptions("compiler", "c1")).contains("-Xmx512m", ONLY_C1);
    }

    @Test
    void keepTheOptimizingCompilerWhereThatIsAsked() {
        assertThat(javaOptions("compiler", "c2")).doesNotContain(ONLY_C1);
    }

    @Test
    void sayHowMuchHeapThereIs() {
        assertThat(javaOptions("heap", "2g")).contains("-Xms2g", "-Xmx2g");
    }

    @ParameterizedTest
    @CsvSource({"compiler, c3", "heap, much", "heap, 0m", "http.port, 0", "http.port, 65536", "http.port, nine"})
    void areRefusedWhereTheyMeanNothing(String setting, String value) {
        assertThatThrownBy(() -> NodeSettings.of(Map.of(setting, value)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(value);
    }

    private static String[] javaOptions(String setting, String value) {
        return NodeSettings.of(Map.of(setting, value)).javaOptions().split(" ");
    }
}
