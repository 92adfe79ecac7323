package dev.polyshop.contract.engine;

import dev.polyshop.contract.StoreUnavailableException;

/** Where nobody has brought a runtime for containers. */
final class NoContainers implements ContainerRuntime {

    private static final String REASON =
            "nothing on the class path runs containers: take the store together with the comparison, which does";

    @Override
    public EngineOption option(String server, EngineRequest request) {
        return new EngineOption(EngineWay.CONTAINER, false, false, REASON);
    }

    @Override
    public RunningContainer start(ContainerSpec spec, EngineRequest request) {
        throw new StoreUnavailableException(spec.title() + " cannot be run in a container: " + REASON);
    }
}
