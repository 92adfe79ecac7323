package dev.polyshop.contract.engine;

import java.util.ServiceLoader;

/**
 * Runs servers in containers. The stores say what to run, and whoever puts them together brings a runtime, found with
 * {@link ServiceLoader}: so no store carries a client for containers of its own, and images are pinned in one place.
 */
public interface ContainerRuntime {

    /**
     * Whether a server could be run. Quick: asks the daemon whether it is there, starts and pulls nothing.
     *
     * @param server the server's name in variables and image lists, as in {@code postgres}
     */
    EngineOption option(String server, EngineRequest request);

    /**
     * Runs a server and returns when it answers. Its image is pulled if it is not there.
     *
     * @throws dev.polyshop.contract.StoreUnavailableException if there is no daemon, or the image cannot be pulled, or
     *     the server ends or does not answer in time; in one sentence with the way out
     */
    RunningContainer start(ContainerSpec spec, EngineRequest request);

    /** The runtime on the class path, else one that can run nothing and says so. */
    static ContainerRuntime present() {
        return ServiceLoader.load(ContainerRuntime.class).findFirst().orElseGet(NoContainers::new);
    }
}
