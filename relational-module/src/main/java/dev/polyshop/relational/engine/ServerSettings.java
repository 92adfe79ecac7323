package dev.polyshop.relational.engine;

import dev.polyshop.contract.StoreUnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a server that Polyshop starts runs with: PostgreSQL's durable defaults, said aloud, unless asked otherwise.
 *
 * @param values each setting and its value
 */
record ServerSettings(Map<String, String> values) {

    /** The settings that may be asked for, with their values. */
    private static final Map<String, List<String>> KNOWN =
            Map.of("fsync", List.of("on", "off"), "synchronous_commit", List.of("on", "off"));

    ServerSettings {
        values = Map.copyOf(values);
    }

    /** @throws StoreUnavailableException if a setting is not known, or has no such value */
    static ServerSettings of(Map<String, String> wanted) {
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            List<String> allowed = KNOWN.get(entry.getKey());
            if (allowed == null) {
                throw new StoreUnavailableException("PostgreSQL is not started with the setting " + entry.getKey()
                        + " here: known are " + String.join(", ", new TreeSet<>(KNOWN.keySet())));
            }
            if (!allowed.contains(entry.getValue())) {
                throw new StoreUnavailableException("PostgreSQL's setting " + entry.getKey() + " is "
                        + String.join(" or ", allowed) + ", not " + entry.getValue());
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("listen_addresses", "127.0.0.1");
        values.put("unix_socket_directories", "");
        values.put("max_connections", "300");
        values.put("shared_buffers", "128MB");
        values.put("max_wal_size", "1GB");
        values.put("fsync", "on");
        values.put("full_page_writes", "on");
        values.put("synchronous_commit", "on");
        values.put("timezone", "UTC");
        values.putAll(wanted);
        return new ServerSettings(values);
    }

    /** The same where only the container's port is led out: to be reached there, the server listens to all. */
    ServerSettings inContainer() {
        Map<String, String> others = new LinkedHashMap<>(values);
        others.put("listen_addresses", "*");
        others.remove("unix_socket_directories"); // The image sets itself up over one.
        return new ServerSettings(others);
    }

    /** As arguments of the {@code postgres} program. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        values.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }
}
