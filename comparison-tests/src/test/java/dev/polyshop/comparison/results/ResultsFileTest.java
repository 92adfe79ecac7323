package dev.polyshop.comparison.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.polyshop.contract.InvalidDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("results.json")
class ResultsFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsBackWhatItWrote() {
        ResultsFile.write(SampleResults.complete(), folder.resolve(ResultsFile.NAME));

        assertThat(ResultsFile.read(folder)).isEqualTo(SampleResults.complete());
    }

    @Test
    void keepsItsSchema() throws IOException {
        assertThat(schema().validate(ResultsFile.toJson(SampleResults.complete()), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void isObjectedToByTheSchemaWhenAVerdictIsNotOne() throws IOException {
        List<Error> errors = schema().validate(
                        ResultsFile.toJson(SampleResults.complete()).replace("\"not-run\"", "\"skipped\""),
                        InputFormat.JSON);

        assertThat(errors).isNotEmpty();
    }

    @Test
    void isReadWithKeysThatCameLaterAndWithoutThoseThatCameSince() {
        RunResults read = read("""
                {"schema":"polyshop-results/1","version":"0.9","runId":"r","startedAt":"2026-03-01T10:15:00Z",
                 "finishedAt":"2026-03-01T10:15:01Z","command":"polyshop check","seed":1,"profile":"quick","brandNew":{"a":1},
                 "host":{"os":"","cpu":"","cores":1,"memoryBytes":1,"jdk":""},"stores":[],"behaviour":[]}
                """);

        assertThat(read.consistency()).isEmpty();
        assertThat(read.imports()).isEmpty();
        assertThat(read.data()).isNull();
    }

    @Test
    void isRefusedInASentenceWhenItIsNone() {
        assertThatThrownBy(() -> read("{\"schema\":\"polyshop-results/7\"}"))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("polyshop-results/1 but polyshop-results/7");
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("it names no schema");
        assertThatThrownBy(() -> read("{\"schema\":"))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> ResultsFile.read(folder.resolve("nowhere.json")))
                .hasMessageContaining("there is no file");
    }

    private RunResults read(String json) {
        try {
            Path file = Files.writeString(folder.resolve("some.json"), json);
            return ResultsFile.read(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Schema schema() throws IOException {
        try (InputStream in = ResultsFile.class.getResourceAsStream("/schema/polyshop-results-1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        }
    }
}
