package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.RuleResult;
import dev.polyshop.comparison.results.StoreFacts;
import dev.polyshop.comparison.results.StoreFacts.ModeFacts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A store's column.
 *
 * @param name the store's name
 * @param title the product it is written for
 * @param engine what answered, with its version
 * @param way how it was reached, in words
 * @param standIn whether it stands in for the product
 * @param note what a reader has to know
 * @param address where it listened
 * @param mode the mode that rules were checked in; null if the results do not tell
 * @param modes all modes
 * @param settings what the server is set to
 * @param totals how the rules came out
 * @param points what is different, and where
 */
public record StoreView(
        String name,
        String title,
        String engine,
        String way,
        boolean standIn,
        String note,
        String address,
        @Nullable ModeFacts mode,
        List<ModeFacts> modes,
        List<Setting> settings,
        Totals totals,
        List<Point> points) {

    private static final Set<String> DURABILITY = Set.of(
            "synchronous_commit",
            "fsync",
            "appendfsync",
            "writeConcern",
            "translog.durability",
            "durability",
            "refresh_interval");

    /**
     * A server's setting.
     *
     * @param name its name
     * @param value its value
     */
    public record Setting(String name, String value) {}

    static StoreView of(StoreFacts facts, List<RuleResult> rules) {
        List<Setting> settings = facts.settings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Setting(entry.getKey(), entry.getValue()))
                .toList();
        Totals totals = Totals.of(rules.stream()
                .map(rule -> rule.verdicts().get(facts.store()))
                .filter(Objects::nonNull)
                .map(RuleResult.Outcome::verdict)
                .toList());
        return new StoreView(
                facts.store(),
                facts.title(),
                facts.product() + " " + facts.version(),
                inWords(facts.way()),
                facts.standIn(),
                facts.note(),
                facts.address(),
                facts.modes().stream()
                        .filter(mode -> mode.name().equals(facts.defaultMode()))
                        .findFirst()
                        .orElse(null),
                facts.modes(),
                settings,
                totals,
                Point.of(facts.store(), rules));
    }

    /** The settings that decide what an acknowledged write has survived. */
    public List<Setting> durability() {
        return settings.stream()
                .filter(setting -> DURABILITY.contains(setting.name()))
                .toList();
    }

    private static String inWords(String way) {
        return switch (way) {
            case "external" -> "a server given";
            case "container" -> "started in a container";
            case "embedded" -> "started by Polyshop";
            default -> way;
        };
    }
}
