package dev.polyshop.comparison.consistency;

import dev.polyshop.contract.DurabilitySetting;
import dev.polyshop.contract.FreshnessSetting;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Store;
import java.util.Map;
import java.util.Optional;

/**
 * Under what an experiment runs on a store: one cell of the matrix.
 *
 * @param mode the mode
 * @param setting the name of the durability or freshness setting swept, if one is
 * @param engineSettings what it asks of the server
 * @param storeOptions what it asks of the store
 * @param promised whether the guarantee is promised under it
 * @param isDefault whether the mode is the store's recommended one: the one that is tried hardest
 * @param safest whether no setting of the store is safer
 */
public record Condition(
        Mode mode,
        Optional<String> setting,
        Map<String, String> engineSettings,
        Map<String, String> storeOptions,
        boolean promised,
        boolean isDefault,
        boolean safest) {

    /** The store as it is opened when nothing is asked. */
    public static Condition asDelivered(Store store, Mode mode, Guarantee guarantee) {
        return new Condition(
                mode, Optional.empty(), Map.of(), Map.of(), mode.promises(guarantee), isDefault(store, mode), true);
    }

    /** Another freshness: it may promise more. */
    public static Condition under(FreshnessSetting setting, Store store, Mode mode, Guarantee guarantee) {
        return new Condition(
                mode,
                Optional.of(setting.name()),
                Map.of(),
                setting.storeOptions(),
                mode.promises(guarantee) || setting.promises().contains(guarantee),
                isDefault(store, mode),
                true);
    }

    /** One of the store's durability settings: the setting decides. */
    public static Condition under(DurabilitySetting setting, boolean safest, Store store, Mode mode) {
        return new Condition(
                mode,
                Optional.of(setting.name()),
                setting.engineSettings(),
                setting.storeOptions(),
                setting.survivesProcessKill(),
                isDefault(store, mode),
                safest);
    }

    private static boolean isDefault(Store store, Mode mode) {
        return mode.equals(store.defaultMode());
    }
}
