package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.contract.engine.EngineWay;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Asks a server what it is and how it keeps its data (INFO, CONFIG GET). */
final class ServerFacts {

    /** ZINTER without a temporary key, ZMSCORE, SMISMEMBER and ZRANGE by score and lex came with this version. */
    private static final int[] OLDEST = {6, 2};

    private ServerFacts() {}

    static EngineFacts read(StringRedisTemplate template, RedisEndpoint endpoint, EngineWay way, String note) {
        Map<String, String> server = new LinkedHashMap<>();
        Map<String, String> settings = new TreeMap<>();
        template.execute((RedisCallback<Boolean>) connection -> {
            server.putAll(info(connection, "server"));
            settings.putAll(settings(connection));
            return true;
        });
        switch (endpoint.topology()) {
            case RedisTopology.Single single -> settings.put("topology", "one server");
            case RedisTopology.Sentinel sentinel -> settings.put("topology", "Sentinel");
            case RedisTopology.Cluster cluster -> settings.put("topology", "cluster, one node of which has a shop");
        }
        boolean valkey = server.containsKey("valkey_version");
        String version = server.getOrDefault(valkey ? "valkey_version" : "redis_version", "unknown");
        requireVersion(version, endpoint);
        return new EngineFacts(
                valkey ? "Valkey" : "Redis",
                version,
                way,
                false,
                note,
                endpoint.topology().hosts().stream().map(HostAndPort::toString).collect(Collectors.joining(",")),
                settings);
    }

    private static void requireVersion(String version, RedisEndpoint endpoint) {
        int[] parts = Arrays.stream(version.split("\\."))
                .limit(OLDEST.length)
                .filter(part -> part.matches("[0-9]+"))
                .mapToInt(Integer::parseInt)
                .toArray();
        if (parts.length == OLDEST.length && Arrays.compare(parts, OLDEST) < 0) {
            throw new StoreUnavailableException("the server at " + endpoint + " is Redis " + version
                    + ", but the shop needs 6.2 or newer: upgrade it or name another one");
        }
    }

    /** Hosted services often forbid CONFIG; then INFO still tells whether there is an append-only file. */
    private static Map<String, String> settings(RedisConnection connection) {
        Map<String, String> settings = new TreeMap<>();
        try {
            for (String name : new String[] {"appendonly", "appendfsync", "save", "maxmemory", "maxmemory-policy"}) {
                Properties found =
                        Objects.requireNonNull(connection.serverCommands().getConfig(name));
                settings.put(name, found.getProperty(name, "unknown"));
            }
        } catch (DataAccessException e) {
            boolean log = "1".equals(info(connection, "persistence").get("aof_enabled"));
            settings.put("appendonly", log ? "yes" : "no");
            settings.put("appendfsync", "unknown");
        }
        return settings;
    }

    private static Map<String, String> info(RedisConnection connection, String section) {
        Map<String, String> info = new TreeMap<>();
        Objects.requireNonNull(connection.serverCommands().info(section))
                .forEach((name, value) -> info.put(String.valueOf(name), String.valueOf(value)));
        return info;
    }
}
