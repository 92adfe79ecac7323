package dev.polyshop.contract.engine;

import java.lang.management.ManagementFactory;
import java.util.List;

/** What a server that is a JVM itself takes over from the JVM that starts it. */
public final class ServerJvm {

    /** The argument that leaves the optimizing compiler (C2) out: such a JVM is up sooner and runs slower. */
    public static final String WITHOUT_OPTIMIZING_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final String COMPILERS = "-XX:TieredStopAtLevel=";

    private ServerJvm() {}

    /**
     * The arguments by which this JVM was told how far to compile, if it was. Who leaves the optimizing compiler out
     * here, because the run does many kinds of work for moments each, wants it left out in the run's servers too.
     */
    public static List<String> compilerArguments() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith(COMPILERS))
                .toList();
    }

    /** Whether this JVM was told to leave its optimizing compiler (C2) out. */
    public static boolean isWithoutOptimizingCompiler() {
        List<String> arguments = compilerArguments();
        return !arguments.isEmpty() && arguments.getLast().equals(WITHOUT_OPTIMIZING_COMPILER);
    }
}
