package dev.polyshop.contract.engine;

import dev.polyshop.contract.StoreUnavailableException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What {@code auto} does where no server is given: a container where Docker answers, and where that comes to nothing,
 * the embedded server, said aloud.
 */
public final class ContainerOrEmbedded {

    private ContainerOrEmbedded() {}

    /**
     * Starts the one or the other.
     *
     * @param container starts it in a container
     * @param embedded starts the embedded one, with a note for its facts on why it is no container; mostly empty
     * @throws StoreUnavailableException if what is asked for, or what is left, does not start
     */
    public static <E extends Engine> E start(
            EngineRequest request, boolean containersServe, Supplier<E> container, Function<String, E> embedded) {
        if (request.allows(EngineWay.CONTAINER)
                && (containersServe || request.way().isPresent())) {
            try {
                return container.get();
            } catch (StoreUnavailableException e) {
                if (!request.allows(EngineWay.EMBEDDED)) {
                    throw e;
                }
                String note = "Embedded in place of a container: " + e.getMessage();
                request.progress().accept("!! " + note);
                return embedded.apply(note);
            }
        }
        return embedded.apply("");
    }
}
