package dev.polyshop.search.engine;

import co.elastic.clients.elasticsearch._types.Refresh;
import dev.polyshop.contract.StoreUnavailableException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a store's indices weigh freshness and durability against speed.
 *
 * @param refresh {@code false}: a write is acknowledged before searches see it; {@code wait_for}: it waits for the
 *     refresh that makes it visible
 * @param refreshInterval how often a refresh makes writes visible to searches, as in {@code 1s}; {@code -1} never by
 *     itself
 * @param durability {@code request}: a write is in the translog on disk (fsync) before it is acknowledged;
 *     {@code async}: within 5 s after
 */
public record IndexOptions(String refresh, String refreshInterval, String durability) {

    /** When a write is acknowledged. */
    public static final String REFRESH = "refresh";
    /** How often searches are brought up to date. */
    public static final String REFRESH_INTERVAL = "refresh_interval";
    /** When a write is safe from the end of the process. */
    public static final String DURABILITY = "translog.durability";

    private static final Set<String> KNOWN = Set.of(REFRESH, REFRESH_INTERVAL, DURABILITY);
    private static final Pattern INTERVAL = Pattern.compile("-1|[1-9][0-9]*(ms|s|m)");

    /** @throws StoreUnavailableException if a value is not one of those known */
    public IndexOptions {
        require(REFRESH, refresh, refresh.equals("false") || refresh.equals("wait_for"), "false or wait_for");
        require(
                REFRESH_INTERVAL,
                refreshInterval,
                INTERVAL.matcher(refreshInterval).matches(),
                "like 1s, or -1");
        require(DURABILITY, durability, Set.of("request", "async").contains(durability), "request or async");
    }

    /** From a store's options, and for what they leave open, from its engine's. Options of other stores are ignored. */
    public static IndexOptions of(Map<String, String> store, Map<String, String> engine) {
        Map<String, String> all = new HashMap<>(engine);
        all.putAll(store);
        return new IndexOptions(
                all.getOrDefault(REFRESH, "false"),
                all.getOrDefault(REFRESH_INTERVAL, "1s"),
                all.getOrDefault(DURABILITY, "request"));
    }

    /** The parameter that goes with every write. */
    public Refresh onWrite() {
        return refresh.equals("wait_for") ? Refresh.WaitFor : Refresh.False;
    }

    /** Whether an acknowledged write is in the next search. */
    public boolean seesWritesAtOnce() {
        return refresh.equals("wait_for");
    }

    /** Whether an acknowledged write outlives the server's process. */
    public boolean isDurable() {
        return durability.equals("request");
    }

    /**
     * The settings, if all of them are known and in bounds.
     *
     * @param others what else is known where they were given, for the message
     * @throws StoreUnavailableException if not
     */
    static Map<String, String> requireValid(Map<String, String> settings, String others) {
        for (String name : settings.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new StoreUnavailableException(
                        "Elasticsearch is not set up with " + name + " here; known are " + others + ", "
                                + String.join(", ", KNOWN.stream().sorted().toList()));
            }
        }
        IndexOptions valid = of(settings, Map.of());
        return Map.of(
                REFRESH, valid.refresh(), REFRESH_INTERVAL, valid.refreshInterval(), DURABILITY, valid.durability());
    }

    private static void require(String name, String value, boolean known, String allowed) {
        if (!known) {
            throw new StoreUnavailableException(
                    "Elasticsearch's " + name + " is " + allowed + " here, not \"" + value + "\"");
        }
    }
}
