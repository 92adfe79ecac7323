package dev.polyshop.comparison.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The account of a reading")
class IntakeTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("writes every rejection to a file, quoted where it has to be")
    void file() throws IOException {
        Path csv = folder.resolve("rejected.csv");
        try (Intake intake = Intake.writing(csv, false)) {
            intake.reject("rows", rejection(3, "not a number: \"1,5\""));
            intake.reject("rows", rejection(7, "two\nlines"));
        }
        assertThat(csv).hasContent("""
                        file,line,column,reason,message
                        shop.csv,3,price,NOT_A_NUMBER,"not a number: ""1,5""\"
                        shop.csv,7,price,NOT_A_NUMBER,"two
                        lines"
                        """);
        assertThat(Files.size(csv)).isPositive();
    }

    @Test
    @DisplayName("keeps few rejections in memory and counts them all")
    void bounded() {
        Intake intake = Intake.unwatched();
        for (int line = 1; line <= 1_000; line++) {
            intake.read("rows");
            intake.reject("rows", rejection(line, "no"));
        }
        assertThat(intake.listed()).hasSize(Intake.LISTED);
        assertThat(intake.rejectedByReason()).isEqualTo(Map.of("NOT_A_NUMBER", 1_000L));
        assertThat(intake.tallies()).singleElement().satisfies(tally -> {
            assertThat(tally.keptOut()).isEqualTo(1_000);
            assertThat(tally.balances()).isTrue();
        });
    }

    @Test
    @DisplayName("does not balance if something was lost on the way")
    void lost() {
        Intake intake = Intake.unwatched();
        intake.read("rows");
        assertThat(intake.tallies()).noneMatch(Tally::balances);
    }

    @Test
    @DisplayName("says in a sentence where it cannot be written")
    void unwritable() {
        assertThatThrownBy(() -> Intake.writing(folder.resolve("none").resolve("rejected.csv"), false))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("cannot write ");
    }

    private static Rejection rejection(long line, String message) {
        return new Rejection("shop.csv", line, "price", RejectionReason.NOT_A_NUMBER, message);
    }
}
