package dev.polyshop.comparison.containers;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.engine.EngineRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server is run from: pinned in {@code images.properties}, unless the environment says otherwise.
 *
 * @param name the image's name, as in {@code postgres:18.6}
 * @param memoryBytes how much memory its container may take
 * @param variable the variable that names another image
 */
record ContainerImage(String name, long memoryBytes, String variable) {

    private static final Pattern MEMORY = Pattern.compile("([1-9][0-9]{0,5})([mg])");
    private static final Properties PINNED = pinned();

    /**
     * The image of a server; empty if none is pinned and none is given.
     *
     * @param server as in {@code postgres}
     * @throws InvalidDataException if the memory given is not an amount
     */
    static Optional<ContainerImage> of(String server, EngineRequest request) {
        String variable = "POLYSHOP_" + server.toUpperCase(Locale.ROOT);
        String memory = value(request, variable + "_MEMORY", server + ".memory").orElse("2g");
        return value(request, variable + "_IMAGE", server + ".image")
                .map(name -> new ContainerImage(name, bytes(variable + "_MEMORY", memory), variable + "_IMAGE"));
    }

    private static Optional<String> value(EngineRequest request, String variable, String key) {
        return request.variable(variable).or(() -> Optional.ofNullable(PINNED.getProperty(key)));
    }

    private static long bytes(String variable, String text) {
        Matcher amount = MEMORY.matcher(text);
        if (!amount.matches()) {
            throw new InvalidDataException(variable + " has to look like 512m or 2g, not " + text);
        }
        return Long.parseLong(amount.group(1)) << (amount.group(2).equals("g") ? 30 : 20);
    }

    private static Properties pinned() {
        Properties properties = new Properties();
        try (InputStream in = ContainerImage.class.getResourceAsStream("images.properties")) {
            if (in == null) {
                throw new IllegalStateException("images.properties is missing on the class path");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
