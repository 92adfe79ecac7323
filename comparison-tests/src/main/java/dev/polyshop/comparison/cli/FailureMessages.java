package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.datasets.DatasetException;
import dev.polyshop.comparison.datasets.RejectedRowException;
import dev.polyshop.comparison.report.ReportNotWrittenException;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.StoreUnavailableException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a sentence and an exit code; a stack trace is for {@code --verbose} and the log. */
final class FailureMessages implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Terminal terminal;
    private final Interruption interruption;

    FailureMessages(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        say(failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, terminal.err())) {
            terminal.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        terminal.err().flush();
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (interruption.happened()) {
            return ExitCode.FAILED; // What fails while servers are being stopped is no news.
        }
        LoggerFactory.getLogger(FailureMessages.class).error("polyshop failed", failure);
        boolean verbose = parsed.expandedArgs().contains("--verbose");
        int code = switch (failure) {
            case InvalidDataException wrong -> {
                say(wrong.getMessage());
                yield ExitCode.USAGE;
            }
            case StoreUnavailableException unavailable -> {
                say(unavailable.getMessage());
                yield ExitCode.UNAVAILABLE;
            }
            case RejectedRowException bad -> {
                say(bad.getMessage());
                yield ExitCode.FAILED;
            }
            case DatasetException data -> {
                say(data.getMessage());
                yield ExitCode.USAGE;
            }
            case ReportNotWrittenException full -> {
                say(full.getMessage());
                yield ExitCode.FAILED;
            }
            default -> {
                say("failed unexpectedly: " + describe(failure)
                        + (verbose ? "" : "; run it again with --verbose for the stack trace"));
                yield ExitCode.FAILED;
            }
        };
        if (verbose) {
            failure.printStackTrace(terminal.err());
        }
        terminal.err().flush();
        return code;
    }

    private void say(@Nullable String message) {
        terminal.err().println("polyshop: " + message);
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        String kind = Arrays.asList(failure.getClass().getName().split("\\.")).getLast();
        return message == null ? kind : kind + ": " + message;
    }
}
