package dev.polyshop.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

@DisplayName("The command line")
class UsageTest {

    static Stream<String> commands() {
        return Polyshop.commandLine(Terminal.ofThisProcess(), Interruption.never()).getSubcommands().keySet().stream()
                .filter(name -> !name.equals("help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void explainsEveryCommandOnRequest(String command) {
        CommandRun run = CommandRun.of(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: polyshop " + command);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void tellsItsVersion() {
        CommandRun run = CommandRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("(?s)polyshop \\d+\\.\\d+.*Java \\d+.*");
    }

    @Test
    void saysThatACommandIsMissing() {
        CommandRun run = CommandRun.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Missing required subcommand").contains("Try: polyshop --help");
    }

    @Test
    void suggestsACommandThatWasMisspelt() {
        CommandRun run = CommandRun.of("stoers");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("stoers").contains("polyshop stores");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void refusesAnOptionItDoesNotKnow() {
        CommandRun run = CommandRun.of("stores", "--fast");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--fast");
    }

    @Test
    void namesTheStoresThereAreWhenOneIsUnknown() {
        CommandRun run = CommandRun.of("stores", "--stores", "relatonal");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("polyshop: unknown store relatonal; there are ")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void namesTheWaysThereAreWhenOneIsUnknown() {
        CommandRun run = CommandRun.of("stores", "--way", "teleport");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).containsIgnoringCase("auto, external, container, embedded");
    }

    @Test
    void writesAScriptForTheShellToCompleteCommands() {
        CommandRun run = CommandRun.of("generate-completion");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("stores", "--way", "complete");
    }

    @Test
    void hasADescriptionForEveryCommandAndOption() {
        CommandLine line = Polyshop.commandLine(Terminal.ofThisProcess(), Interruption.never());

        assertThat(line.getSubcommands())
                .allSatisfy((name, command) -> assertThat(
                                command.getCommandSpec().options())
                        .allSatisfy(option -> assertThat(option.description()).isNotEmpty()));
    }
}
