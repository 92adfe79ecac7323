package dev.polyshop.contract;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How to open a {@link Store}.
 *
 * @param namespace the prefix under which everything of this store lives on its server (schema, database, key prefix,
 *     index prefix): 1 to 40 lower-case letters, digits and underscores, a letter first
 * @param keep whether the data outlives {@link Store#close()}
 * @param clock the time that orders, carts and reviews go by
 * @param through where to connect instead of the engine's own address, for a proxy in between
 * @param options further settings that one kind of store knows; others ignore them
 */
public record StoreSettings(
        String namespace, boolean keep, Clock clock, Optional<HostAndPort> through, Map<String, String> options) {

    private static final Pattern NAMESPACE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** @throws InvalidDataException if the namespace is out of bounds */
    public StoreSettings {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new InvalidDataException("namespace " + namespace
                    + " is not 1 to 40 lower-case letters, digits and underscores with a letter first");
        }
        options = Map.copyOf(options);
    }

    /** A namespace that is removed on close, by the system clock. */
    public static StoreSettings of(String namespace) {
        return new StoreSettings(namespace, false, Clock.systemUTC(), Optional.empty(), Map.of());
    }

    /** The same, by another clock. */
    public StoreSettings withClock(Clock other) {
        return new StoreSettings(namespace, keep, other, through, options);
    }

    /** The same, kept after close. */
    public StoreSettings kept() {
        return new StoreSettings(namespace, true, clock, through, options);
    }

    /** The same, connecting through another address. */
    public StoreSettings through(HostAndPort address) {
        return new StoreSettings(namespace, keep, clock, Optional.of(address), options);
    }

    /** The same, with other options. */
    public StoreSettings withOptions(Map<String, String> others) {
        return new StoreSettings(namespace, keep, clock, through, others);
    }
}
