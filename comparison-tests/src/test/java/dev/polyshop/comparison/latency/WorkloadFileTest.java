package dev.polyshop.comparison.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.InvalidDataException;
import java.io.StringReader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("A workload file")
class WorkloadFileTest {

    static final Iterable<String> builtIn = WorkloadFile.BUILT_IN;

    @ParameterizedTest
    @FieldSource("builtIn")
    void comesWithPolyshopAndIsRight(String name) {
        assertThat(WorkloadFile.named(name).name()).isEqualTo(name);
    }

    @ParameterizedTest(name = "{1} is said to be wrong in line {0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | skew: 9          | skew 9 is not within 0.0 to 3.0",
                "4 | rate: 0          | rate 0 is not within",
                "4 | rate: fast       | rate is not a number: fast",
                "7 | 'operations:\n  fly: 1' | unknown operation fly; there are product-by-id",
                "7 | 'operations:\n  search: -1' | weight of search -1 is not within",
                "5 | workers: 2.7     | workers 2.7 is not a whole number",
                "8 | 'operations:\n  search: 1\n  search: 2' | search stands twice",
                "6 | operations: []   | operations is not a mapping",
                "6 | colour: red      | unknown key colour",
            })
    void saysInWhichLineItIsWrong(int line, String change, String reason) {
        String key = change.substring(0, change.indexOf(':'));
        StringBuilder yaml = new StringBuilder();
        for (String part :
                new String[] {"name: x", "title: x", "skew: 1", "rate: 10", "workers: 2", "operations:\n  search: 1"}) {
            yaml.append(
                            part.startsWith(key + ":") || (key.equals("colour") && part.startsWith("operations"))
                                    ? change
                                    : part)
                    .append('\n');
        }
        assertThatThrownBy(() -> WorkloadFile.parse("mine.yaml", new StringReader(yaml.toString())))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageStartingWith("mine.yaml, line " + line + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void thatIsNotYamlIsRefusedWithItsLine() {
        assertThatThrownBy(() -> WorkloadFile.parse("mine.yaml", new StringReader("name: x\nrate: [1\n")))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageStartingWith("mine.yaml, line ");
    }

    @Test
    void thatDoesNotExistIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> WorkloadFile.named("nowhere.yaml"))
                .hasMessage("workload nowhere.yaml is neither one of browse, search, checkout, reporting, mixed"
                        + " nor a file that can be read");
    }

    @Test
    void mixesOperationsByTheirWeights() {
        Workload browse = WorkloadFile.named("browse");
        KindChooser chooser = new KindChooser(browse);
        long byId = IntStream.range(0, 1_000)
                .filter(i ->
                        browse.operations().get(chooser.at(i / 1_000.0)).operation() == ShopOperation.PRODUCT_BY_ID)
                .count();
        assertThat(byId).isEqualTo(550);
    }
}
