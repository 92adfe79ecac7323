package dev.polyshop.relational.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.ServerProcess;
import dev.polyshop.relational.PostgresEngine;
import dev.polyshop.relational.Samples;
import dev.polyshop.relational.engine.ServerOfOthers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("Of the role's password")
class LoggedSecretsTest {

    /** Made before anything is logged: its administrator sets the password, and would be heard. */
    private final ServerOfOthers server = ServerOfOthers.start();

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level usual = root.getLevel();
    private final java.util.logging.Logger driver = java.util.logging.Logger.getLogger("org.postgresql");
    private final Lines lines = new Lines();
    private final DriverLines driverLines = new DriverLines();

    @BeforeEach
    void logEverything() {
        lines.setContext(root.getLoggerContext());
        lines.start();
        root.detachAndStopAllAppenders();
        root.addAppender(lines);
        root.setLevel(Level.TRACE);
        driver.setUseParentHandlers(false);
        driver.addHandler(driverLines);
        driver.setLevel(java.util.logging.Level.ALL);
    }

    @AfterEach
    void logAsUsual() {
        root.detachAppender(lines);
        root.setLevel(usual);
        driver.removeHandler(driverLines);
        driver.setLevel(null);
        server.close();
    }

    @Test
    @DisplayName("no library says anything at any level, whether it is right, wrong or sent to nobody")
    void isNotLogged() {
        try (Engine engine = start(server.url());
                Store store = engine.open(StoreSettings.of(PostgresEngine.freshNamespace()))) {
            store.shop().catalog().add(Samples.product("Lamp"));
            assertThat(engine.facts().toString() + engine).doesNotContain(ServerOfOthers.PASSWORD);
        }
        refused(server.url().replace(ServerOfOthers.ROLE, "nobody"));
        refused(server.url() + "?sslmode=require");
        refused(server.url().replace(":" + server.address().port(), ":" + ServerProcess.freePort()));

        assertThat(lines.all).hasSizeGreaterThan(100);
        assertThat(driverLines.all).hasSizeGreaterThan(100);
        assertThat(lines.all.stream().filter(LoggedSecretsTest::showsTheSecret)).isEmpty();
        assertThat(driverLines.all.stream().filter(LoggedSecretsTest::showsTheSecret))
                .isEmpty();
    }

    private static boolean showsTheSecret(String line) {
        return line.contains(ServerOfOthers.PASSWORD)
                || line.contains(URLEncoder.encode(ServerOfOthers.PASSWORD, StandardCharsets.UTF_8)
                        .replace("+", "%20"));
    }

    private static void refused(String url) {
        try (Engine engine = start(url)) {
            throw new AssertionError("it is not refused: " + engine.facts());
        } catch (StoreUnavailableException e) {
            for (Throwable each = e; each != null; each = each.getCause()) {
                assertThat(each.toString()).matches(text -> !showsTheSecret(text), "shows no secret");
            }
        }
    }

    private static Engine start(String url) {
        EngineRequest auto = EngineRequest.auto();
        return new RelationalStoreProvider()
                .start(new EngineRequest(
                        Optional.empty(),
                        Map.of("POLYSHOP_POSTGRES_URL", url),
                        auto.cache(),
                        Map.of(),
                        message -> assertThat(message).matches(text -> !showsTheSecret(text), "shows no secret")));
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            String failure = event.getThrowableProxy() == null
                    ? ""
                    : event.getThrowableProxy().getMessage();
            all.add(event.getFormattedMessage() + " " + failure);
        }
    }

    private static final class DriverLines extends Handler {
        private final List<String> all = new CopyOnWriteArrayList<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord logged) {
            all.add(formatter.format(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
