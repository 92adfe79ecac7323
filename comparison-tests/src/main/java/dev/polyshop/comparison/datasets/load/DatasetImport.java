package dev.polyshop.comparison.datasets.load;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.RowReader;
import dev.polyshop.comparison.results.DataFacts;
import dev.polyshop.comparison.results.ImportResult;
import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads a data set into stores, one after the other, through the shop's own import: customers, products, what came in
 * of them, and orders.
 *
 * <p>What is measured is the store's work: rows are read and made into chunks of at most {@value #MOST_ROWS} rows
 * before the clock runs. With the floor, each chunk goes in both ways, in turns which comes first, so that growing
 * indexes, a busy machine and a warm cache weigh on both alike; what the floor wrote is discarded afterwards. Reading
 * again for every store keeps memory bounded by a chunk, whatever the size of the data.
 *
 * <p>An instance may load several stores at the same time from several threads; rates measured so say little.
 */
public final class DatasetImport {

    private static final long MOST_ROWS = 50_000;
    private static final long FEWEST_ROWS = 1_000;

    private final Dataset data;
    private final Survey survey;
    private final ImportProgress progress;

    /**
     * @param data what to load
     * @param survey what is in it
     * @param progress told after every chunk
     */
    public DatasetImport(Dataset data, Survey survey, ImportProgress progress) {
        this.data = data;
        this.survey = survey;
        this.progress = progress;
    }

    /**
     * Loads it all into a store and counts what is there afterwards.
     *
     * @param withFloor whether to send the same rows through the store's own bulk path as well
     */
    public ImportOutcome into(Store store, boolean withFloor) {
        Map<String, Long> before = counts(store);
        Stopwatch shopTime = new Stopwatch();
        Stopwatch floorTime = new Stopwatch();
        List<String> differences = new ArrayList<>();
        Optional<BulkFloor> floor = withFloor ? Optional.of(store.bulkFloor()) : Optional.empty();
        DataFacts facts = survey.facts();
        try {
            Target target = new Target(store, floor, shopTime, floorTime, differences);
            load(RowKind.CUSTOMERS, facts.customers(), target);
            load(RowKind.PRODUCTS, facts.products(), target);
            Deliveries.receive(data, store.shop().inventory());
            load(RowKind.ORDERS, facts.orderLines(), target);
        } finally {
            floor.ifPresent(BulkFloor::discard);
        }
        store.shop().awaitVisibility();
        Map<String, Long> after = counts(store);
        compare(store, before, after, differences);
        long rows = facts.products() + facts.customers() + facts.orderLines();
        ImportResult result = new ImportResult(
                store.name(),
                rows,
                shopTime.seconds(),
                shopTime.rate(rows),
                withFloor ? (Double) floorTime.rate(rows) : null,
                after);
        return new ImportOutcome(result, differences);
    }

    private record Target(
            Store store,
            Optional<BulkFloor> floor,
            Stopwatch shopTime,
            Stopwatch floorTime,
            List<String> differences) {}

    /** In ten chunks or more, if there is enough: with one chunk there would be no taking turns. */
    private <T> void load(RowKind<T> kind, long total, Target target) {
        long chunkRows = Math.clamp(total / 10, FEWEST_ROWS, MOST_ROWS);
        String work = target.store.name() + ": " + kind.name();
        long done = 0;
        try (RowReader<T> rows = kind.source().apply(data).readAgain()) {
            boolean shopFirst = true;
            Chunk<T> chunk = Chunk.next(rows, chunkRows, kind.rowCount(), kind.text());
            while (!chunk.isEmpty()) {
                if (shopFirst) {
                    throughShop(kind, chunk, target);
                    throughFloor(kind, chunk, target);
                } else {
                    throughFloor(kind, chunk, target);
                    throughShop(kind, chunk, target);
                }
                shopFirst = !shopFirst;
                done += chunk.rows().stream().mapToLong(kind.rowCount()).sum();
                progress.at(work, done, total);
                chunk = Chunk.next(rows, chunkRows, kind.rowCount(), kind.text());
            }
        }
    }

    private static <T> void throughShop(RowKind<T> kind, Chunk<T> chunk, Target target) {
        ImportReport report = target.shopTime.time(
                () -> kind.throughShop().apply(target.store.shop(), chunk.rows().iterator()));
        if (report.rejected() > 0) {
            ImportReport.Rejection first = report.rejections().getFirst();
            target.differences.add(target.store.name() + " kept out " + report.rejected() + " of the " + kind.name()
                    + ", such as " + first.key() + ": " + first.reason());
        }
    }

    private static <T> void throughFloor(RowKind<T> kind, Chunk<T> chunk, Target target) {
        if (target.floor.isEmpty()) {
            return;
        }
        BulkFloor floor = target.floor.get();
        long written = target.floorTime.time(
                () -> kind.throughFloor().applyAsLong(floor, chunk.rows().iterator()));
        if (written != chunk.rows().size()) {
            target.differences.add(target.store.name() + "'s bulk path wrote " + written + " of "
                    + chunk.rows().size() + " " + kind.name());
        }
    }

    private static Map<String, Long> counts(Store store) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("products", store.shop().catalog().count());
        counts.put("customers", store.shop().customers().count());
        counts.put("orders", store.shop().orders().count());
        counts.put("orderLines", store.shop().orders().lineCount());
        return counts;
    }

    private void compare(Store store, Map<String, Long> before, Map<String, Long> after, List<String> differences) {
        DataFacts facts = survey.facts();
        Map<String, Long> wanted = Map.of(
                "products", facts.products(),
                "customers", facts.customers(),
                "orders", facts.orders(),
                "orderLines", facts.orderLines());
        after.forEach((things, count) -> {
            long came = count - before.getOrDefault(things, 0L);
            long expected = wanted.getOrDefault(things, 0L);
            if (came != expected) {
                differences.add(store.name() + " has taken in " + came + " " + things + " of " + expected);
            }
        });
    }
}
