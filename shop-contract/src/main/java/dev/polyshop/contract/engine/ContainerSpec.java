package dev.polyshop.contract.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A server to run in a container. Nothing in it is shown: the environment and the files may hold passwords.
 *
 * @param title the product, for messages
 * @param server the server's name in variables and image lists, as in {@code postgres}
 * @param port where it listens inside the container
 * @param environment variables inside the container
 * @param files absolute paths inside the container, and what they hold; every user may read them there
 * @param command what to run instead of the image's own command; empty to leave that
 * @param ready whether it answers now; asked again and again until it does
 * @param patience how long to wait for that
 */
public record ContainerSpec(
        String title,
        String server,
        int port,
        Map<String, String> environment,
        Map<String, String> files,
        List<String> command,
        Predicate<RunningContainer> ready,
        Duration patience) {

    /** Keeps its own copies. */
    public ContainerSpec {
        environment = Map.copyOf(environment);
        files = Map.copyOf(files);
        command = List.copyOf(command);
    }

    /** Only what is no secret. */
    @Override
    public String toString() {
        return title + " in a container";
    }
}
