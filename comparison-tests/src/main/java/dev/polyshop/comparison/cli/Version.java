package dev.polyshop.comparison.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which Polyshop this is, and on which Java. */
final class Version implements IVersionProvider {

    /** The version that the build gave it. */
    static String ofPolyshop() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/polyshop.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "polyshop " + ofPolyshop(),
            "Java " + System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vendor")
        };
    }
}
