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
        Interruption interruption = Interruption.watch(terminal);
        int code = commandLine(terminal, interruption).execute(arguments);
        interruption.tooLate();
        System.exit(code);
    }

    /** The commands, writing to a terminal. */
    public static CommandLine commandLine(Terminal terminal, Interruption interruption) {
        CommandLine line = new CommandLine(new PolyshopCommand())
                .addSubcommand(new CompareCommand(terminal, interruption))
                .addSubcommand(new CheckCommand(terminal, interruption))
                .addSubcommand(new ConsistencyCommand(terminal, interruption))
                .addSubcommand(new BenchCommand(terminal, interruption))
                .addSubcommand(new RelevanceCommand(terminal, interruption))
                .addSubcommand(new ImportCommand(terminal, interruption))
                .addSubcommand(new StoresCommand(terminal))
                .addSubcommand(new ReportCommand(terminal))
                .addSubcommand(new DiffCommand(terminal))
                .addSubcommand(new AutoComplete.GenerateCompletion())
                .addSubcommand(new HelpCommand());
        FailureMessages failures = new FailureMessages(terminal, interruption);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
