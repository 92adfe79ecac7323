package dev.polyshop.comparison.results;

import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.engine.EngineFacts;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What served a store in a run: what its verdicts and numbers have to be read with. Never a password.
 *
 * @param store the store's name, as in {@code document}
 * @param title the product that the store is written for, as in {@code MongoDB}
 * @param product what answered, by its own account
 * @param version its version, by its own account
 * @param way {@code external}, {@code container} or {@code embedded}
 * @param standIn whether it stands in for the product and is not it
 * @param note what a reader has to know; may be empty
 * @param address where it listened
 * @param settings those that decide what a result is worth, as read from the server
 * @param defaultMode the mode that behaviour was checked in
 * @param modes all ways that the store has to do the shop's work
 * @param capabilities what the store declares it can do
 */
public record StoreFacts(
        String store,
        String title,
        String product,
        String version,
        String way,
        boolean standIn,
        String note,
        String address,
        Map<String, String> settings,
        String defaultMode,
        List<ModeFacts> modes,
        Map<Capability, Declared> capabilities) {

    /** Keeps its own copy of the modes. */
    public StoreFacts {
        modes = List.copyOf(modes);
    }

    /**
     * A mode and what it promises.
     *
     * @param name short and stable
     * @param title what is done, in one sentence
     * @param cost what it costs, in one sentence
     * @param promises the guarantees that the consistency lab holds it to
     */
    public record ModeFacts(String name, String title, String cost, List<Guarantee> promises) {

        static ModeFacts of(Mode mode) {
            return new ModeFacts(
                    mode.name(),
                    mode.title(),
                    mode.cost(),
                    mode.promises().stream().sorted().toList());
        }
    }

    /**
     * What a store declares of a capability.
     *
     * @param support {@code full}, {@code differs} or {@code not-on-this-engine}
     * @param reason why, in a sentence; null only for {@code full}
     */
    public record Declared(String support, @Nullable String reason) {

        static Declared of(Support support) {
            return switch (support) {
                case Support.Full() -> new Declared("full", null);
                case Support.Differs(String reason) -> new Declared("differs", reason);
                case Support.NotOnThisEngine(String reason) -> new Declared("not-on-this-engine", reason);
            };
        }
    }

    /** The facts of an open store. */
    public static StoreFacts of(StoreProvider provider, Store store) {
        EngineFacts engine = store.engine();
        Map<Capability, Declared> capabilities = new EnumMap<>(Capability.class);
        Arrays.stream(Capability.values())
                .forEach(capability -> capabilities.put(capability, Declared.of(store.support(capability))));
        return new StoreFacts(
                store.name(),
                provider.product(),
                engine.product(),
                engine.version(),
                engine.way().word(),
                engine.standIn(),
                engine.note(),
                engine.address(),
                engine.settings(),
                store.defaultMode().name(),
                store.modes().stream().map(ModeFacts::of).toList(),
                Collections.unmodifiableMap(capabilities));
    }
}
