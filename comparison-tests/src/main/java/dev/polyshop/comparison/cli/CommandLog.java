package dev.polyshop.comparison.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the libraries' messages go: to a file in the report folder, and warnings to the screen if asked for. */
final class CommandLog {

    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{36} %msg%n";

    /** Hibernate's report of each statement that failed: the exception that it throws says the same. */
    private static final List<String> SAID_TWICE =
            List.of("org.hibernate.orm.jdbc.error", "org.hibernate.orm.jdbc.batch");

    private CommandLog() {}

    /**
     * Begins to log.
     *
     * @param file written anew; empty for none
     * @param verbose whether warnings come to standard error
     */
    static void begin(Optional<Path> file, boolean verbose) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return; // Another logging library is on the class path, and has its own ways.
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        file.ifPresent(path -> {
            FileAppender<ILoggingEvent> appender = new FileAppender<>();
            appender.setFile(path.toString());
            appender.setAppend(false);
            attach(appender, root, context);
        });
        if (verbose) {
            ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
            appender.setTarget("System.err");
            ThresholdFilter warnings = new ThresholdFilter();
            warnings.setLevel(Level.WARN.levelStr);
            warnings.start();
            appender.addFilter(warnings);
            attach(appender, root, context);
        }
        SAID_TWICE.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
        root.setLevel(file.isPresent() ? Level.INFO : verbose ? Level.WARN : Level.OFF);
    }

    private static void attach(OutputStreamAppender<ILoggingEvent> appender, Logger root, LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(PATTERN);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        root.addAppender(appender);
    }
}
