package dev.polyshop.comparison.stores;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.StoreProvider;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** The stores on the class path: the suite knows no others, and none by name. */
public final class StoreProviders {

    private StoreProviders() {}

    /** All of them, in the order of {@link StoreProvider#position()}. */
    public static List<StoreProvider> all() {
        return ServiceLoader.load(StoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(StoreProvider::position).thenComparing(StoreProvider::name))
                .toList();
    }

    /**
     * Those with the given names, in the usual order; no names mean all.
     *
     * @throws InvalidDataException if a name is not among them, with the names there are
     */
    public static List<StoreProvider> named(Collection<String> names) {
        List<StoreProvider> all = all();
        if (names.isEmpty()) {
            return all;
        }
        Set<String> unknown = new TreeSet<>(names);
        all.forEach(provider -> unknown.remove(provider.name()));
        if (!unknown.isEmpty()) {
            throw new InvalidDataException("unknown store " + String.join(", ", unknown) + "; there are "
                    + String.join(", ", all.stream().map(StoreProvider::name).toList()));
        }
        return all.stream().filter(provider -> names.contains(provider.name())).toList();
    }
}
