package dev.polyshop.comparison.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.comparison.results.SampleResults;
import dev.polyshop.contract.InvalidDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The report folder")
class ReportFolderTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void holdsTheResultsAndTheReports() {
        ReportFolder.prepare(folder.resolve("a/b")).write(SampleResults.complete());

        assertThat(folder.resolve("a/b"))
                .isDirectoryContaining("glob:**/results.json")
                .isDirectoryContaining("glob:**/index.html")
                .isDirectoryContaining("glob:**/results.md");
    }

    @Test
    void takesThePlaceOfAnEarlierReport() {
        ReportFolder.prepare(folder).write(SampleResults.failing());
        ReportFolder.prepare(folder).write(SampleResults.complete());

        assertThat(folder.resolve("index.html")).content().contains("every difference is a declared one");
    }

    @Test
    void leavesSomebodyElsesFilesAlone() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "years of work");

        assertThatThrownBy(() -> ReportFolder.prepare(folder))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("thesis.tex")
                .hasMessageContaining("--out");
    }

    @Test
    void leavesSomebodyElsesResultsAlone() throws IOException {
        Files.writeString(folder.resolve("results.json"), "{\"years\":\"of work\"}");

        assertThatThrownBy(() -> ReportFolder.prepare(folder)).isInstanceOf(InvalidDataException.class);
        assertThat(folder.resolve("results.json")).hasContent("{\"years\":\"of work\"}");
    }

    @Test
    void isRefusedWhereItCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> ReportFolder.prepare(file)).hasMessageContaining("is a file");
        assertThatThrownBy(() -> ReportFolder.prepare(file.resolve("below")))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("cannot write to the report folder");
        assertThatThrownBy(() -> ReportFolder.prepare(Path.of("/proc/polyshop")))
                .isInstanceOf(InvalidDataException.class);
    }
}
