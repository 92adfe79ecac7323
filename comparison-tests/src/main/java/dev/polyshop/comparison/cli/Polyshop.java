package dev.polyshop.comparison.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** Where the program begins. */
public final class Polyshop {

    private Polyshop() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofThisProcess();
        System.exit(commandLine(terminal).execute(arguments));
    }

    /** The commands, writing to a terminal. */
    public static CommandLine commandLine(Terminal terminal) {
        CommandLine line = new CommandLine(new PolyshopCommand())
                .addSubcommand(new StoresCommand(terminal))
                .addSubcommand(new ReportCommand(terminal))
                .addSubcommand(new DiffCommand(terminal))
                .addSubcommand(new AutoComplete.GenerateCompletion())
                .addSubcommand(new HelpCommand());
        FailureMessages failures = new FailureMessages(terminal);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
