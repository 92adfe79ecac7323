package dev.polyshop.contract.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is asked of a store's engine.
 *
 * @param way the way wanted; empty for the first that serves ({@code auto})
 * @param environment where addresses and overrides are looked up: the process's environment, and what the command line
 *     adds to it
 * @param cache the folder that keeps unpacked servers from run to run
 * @param settings settings of the server for this run, such as {@code synchronous_commit=off}; each store documents the
 *     ones it knows and refuses others
 * @param progress told in a few words what is being done, when it takes longer than a moment
 */
public record EngineRequest(
        Optional<EngineWay> way,
        Map<String, String> environment,
        Path cache,
        Map<String, String> settings,
        Consumer<String> progress) {

    /** Keeps its own copies. */
    public EngineRequest {
        environment = Map.copyOf(environment);
        settings = Map.copyOf(settings);
    }

    /** The first way that serves, by the process's own environment, with the default settings. */
    public static EngineRequest auto() {
        return new EngineRequest(
                Optional.empty(), System.getenv(), defaultCache(System.getenv()), Map.of(), message -> {});
    }

    /** The same request, for one way only. */
    public EngineRequest by(EngineWay wanted) {
        return new EngineRequest(Optional.of(wanted), environment, cache, settings, progress);
    }

    /** The same request, with other server settings. */
    public EngineRequest withSettings(Map<String, String> others) {
        return new EngineRequest(way, environment, cache, others, progress);
    }

    /** {@code POLYSHOP_CACHE}, else {@code polyshop} in the user's cache folder (XDG Base Directory Specification). */
    public static Path defaultCache(Map<String, String> environment) {
        String own = environment.get("POLYSHOP_CACHE");
        if (own != null && !own.isBlank()) {
            return Path.of(own);
        }
        String xdg = environment.get("XDG_CACHE_HOME");
        Path base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("polyshop");
    }

    /** A value of the environment, if it is there and not blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Whether an engine of this way may be tried. */
    public boolean allows(EngineWay candidate) {
        return way.isEmpty() || way.get() == candidate;
    }
}
