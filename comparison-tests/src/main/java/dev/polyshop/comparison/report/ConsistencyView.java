package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.ConsistencyResult;
import dev.polyshop.comparison.results.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The consistency lab, arranged for readers: experiments by stores and modes.
 *
 * @param headline the answer in a sentence
 * @param unpromised what was seen where nothing was promised, in a sentence
 * @param stores the stores and how many modes each has, in the stores' order
 * @param columns the modes, store by store
 * @param groups the rows
 * @param settings what was seen under each durability setting
 * @param visibility how soon writes are seen
 * @param broken what was promised and not kept, or could not be tried
 */
public record ConsistencyView(
        String headline,
        String unpromised,
        List<StoreSpan> stores,
        List<Column> columns,
        List<Group> groups,
        List<ExperimentCell> settings,
        List<ExperimentCell> visibility,
        List<ExperimentCell> broken) {

    /**
     * The columns of one store.
     *
     * @param store the store
     * @param modes how many columns it has
     */
    public record StoreSpan(StoreView store, int modes) {}

    /**
     * A column.
     *
     * @param store the store
     * @param mode the mode's name
     * @param isDefault whether it is the store's recommended one
     */
    public record Column(StoreView store, String mode, boolean isDefault) {}

    /**
     * Rows that belong together.
     *
     * @param title the heading
     * @param rows the experiments
     */
    public record Group(String title, List<Row> rows) {}

    /**
     * An experiment.
     *
     * @param id its id
     * @param title what would go wrong
     * @param guarantee what it tries, in words
     * @param cells one a column; null where the experiment says nothing about it
     * @param all everything that was tried, with its story
     */
    public record Row(
            String id,
            String title,
            String guarantee,
            List<@Nullable ExperimentCell> cells,
            List<ExperimentCell> all) {}

    /** Everything that was tried in a mode. */
    public List<ExperimentCell> cells(Column column) {
        return groups.stream()
                .flatMap(group -> group.rows().stream())
                .flatMap(row -> row.all().stream())
                .filter(cell -> cell.store().equals(column.store())
                        && cell.result().mode().equals(column.mode()))
                .toList();
    }

    /** Why something was not run, and where. */
    public Map<String, String> notRun() {
        return groups.stream()
                .flatMap(group -> group.rows().stream())
                .flatMap(row -> row.all().stream())
                .filter(cell -> cell.result().verdict() == Verdict.NOT_RUN)
                .collect(Collectors.groupingBy(
                        cell -> cell.result().reason(),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                cell -> cell.store().title() + " " + cell.condition(),
                                Collectors.collectingAndThen(
                                        Collectors.toCollection(LinkedHashSet::new),
                                        where -> String.join("; ", where)))));
    }

    /** Arranges what the lab found. */
    static ConsistencyView of(List<ConsistencyResult> results, List<StoreView> stores) {
        Map<String, StoreView> byName = stores.stream()
                .collect(Collectors.toMap(StoreView::name, store -> store, (a, b) -> a, LinkedHashMap::new));
        List<ExperimentCell> cells = results.stream()
                .filter(result -> byName.containsKey(result.store()))
                .map(result -> new ExperimentCell(Objects.requireNonNull(byName.get(result.store())), result))
                .toList();
        List<Column> columns = columns(cells, stores);
        return new ConsistencyView(
                headline(cells),
                unpromised(cells),
                stores.stream()
                        .map(store -> new StoreSpan(store, (int) columns.stream()
                                .filter(column -> column.store().equals(store))
                                .count()))
                        .filter(span -> span.modes() > 0)
                        .toList(),
                columns,
                groups(cells, columns),
                cells.stream()
                        .filter(cell -> cell.result().setting() != null
                                && cell.result().visibility() == null
                                && cell.result().group().equals("faults"))
                        .toList(),
                cells.stream()
                        .filter(cell -> cell.result().visibility() != null
                                && cell.result().defaultMode())
                        .toList(),
                cells.stream()
                        .filter(cell -> cell.result().verdict() == Verdict.FAILS)
                        .toList());
    }

    private static List<Column> columns(List<ExperimentCell> cells, List<StoreView> stores) {
        return stores.stream()
                .flatMap(store -> cells.stream()
                        .filter(cell -> cell.store().equals(store))
                        .map(cell -> new Column(
                                store, cell.result().mode(), cell.result().defaultMode()))
                        .distinct())
                .toList();
    }

    private static List<Group> groups(List<ExperimentCell> cells, List<Column> columns) {
        Map<String, Map<String, List<ExperimentCell>>> byGroup = new LinkedHashMap<>();
        cells.forEach(cell -> byGroup.computeIfAbsent(cell.result().group(), group -> new LinkedHashMap<>())
                .computeIfAbsent(cell.result().id(), id -> new ArrayList<>())
                .add(cell));
        return byGroup.entrySet().stream()
                .map(group -> new Group(
                        title(group.getKey()),
                        group.getValue().values().stream()
                                .map(row -> row(row, columns))
                                .toList()))
                .toList();
    }

    private static Row row(List<ExperimentCell> all, List<Column> columns) {
        ConsistencyResult first = all.getFirst().result();
        List<@Nullable ExperimentCell> cells = new ArrayList<>();
        for (Column column : columns) {
            // Under several settings, the first is the one that the store has when nothing is asked.
            cells.add(all.stream()
                    .filter(cell -> cell.store().equals(column.store())
                            && cell.result().mode().equals(column.mode()))
                    .findFirst()
                    .orElse(null));
        }
        return new Row(first.id(), first.title(), Guarantees.inWords(first.guarantee()), cells, all);
    }

    private static String title(String group) {
        return switch (group) {
            case "anomalies" -> "Anomalies of concurrent units";
            case "invariants" -> "Invariants under load";
            case "sessions" -> "Sessions and visibility";
            case "faults" -> "Faults";
            default -> group;
        };
    }

    private static String headline(List<ExperimentCell> cells) {
        long promised = cells.stream()
                .filter(cell -> cell.result().promised() && cell.result().trials() > 0)
                .count();
        long broken = cells.stream()
                .filter(cell -> cell.result().verdict() == Verdict.FAILS)
                .count();
        return broken == 0
                ? (promised == 1
                        ? "The one promise that was tried was kept."
                        : "All " + Figures.counted(promised, "promise") + " that were tried were kept.")
                : Figures.grouped(broken) + " of " + Figures.counted(promised, "promise")
                        + " that were tried did not hold.";
    }

    private static String unpromised(List<ExperimentCell> cells) {
        List<ConsistencyResult> none = cells.stream()
                .map(ExperimentCell::result)
                .filter(result -> !result.promised() && result.trials() > 0)
                .toList();
        long occurs = none.stream()
                .filter(result -> result.observed().equals(ConsistencyResult.OCCURS))
                .count();
        return "Where nothing was promised, it went wrong in " + Figures.grouped(occurs) + " of "
                + Figures.counted(none.size(), "cell") + ".";
    }
}
