package dev.polyshop.keyvalue.wiring;

import dev.polyshop.contract.DriverFloor;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.engine.BareLettuce;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.TimePlace;
import dev.polyshop.keyvalue.orders.OrderHash;
import dev.polyshop.keyvalue.orders.OrderKeys;
import dev.polyshop.keyvalue.orders.PlacementCall;
import dev.polyshop.keyvalue.search.SearchCall;
import dev.polyshop.keyvalue.search.SearchKeys;
import dev.polyshop.keyvalue.search.TermStatistics;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The shop's commands through bare Lettuce. */
final class KeyValueDriverFloor implements DriverFloor {

    private static final int BATCH = 1_000;
    private static final int ID_LENGTH = 36;

    private final BareLettuce redis;
    private final Keyspace keyspace;
    private final ProductKeys products;
    private final OrderKeys orders;
    private final PlacementCall placement;
    private final SearchCall searches;

    KeyValueDriverFloor(BareLettuce redis, Keyspace keyspace, Clock clock) {
        this.redis = redis;
        this.keyspace = keyspace;
        this.products = new ProductKeys(keyspace);
        this.orders = new OrderKeys(keyspace);
        this.placement = new PlacementCall(keyspace, clock);
        this.searches = new SearchCall(keyspace);
        redis.load(PlacementCall.SCRIPT);
        redis.load(SearchCall.SCRIPT);
    }

    @Override
    public long productById(ProductId id) {
        return redis.use(connection -> connection.sync().hgetall(products.product(id)))
                        .isEmpty()
                ? 0
                : 1;
    }

    @Override
    public long categoryPage(CategoryPath category, int size) {
        String shelf = products.shelf(category, ProductSort.NEWEST_FIRST);
        List<String> ids = latest(shelf, size);
        return hashes(
                ids.stream().map(id -> products.product(ProductId.parse(id))).toList());
    }

    @Override
    public long placeOrder(PlaceOrder request) {
        return LuaScript.word(redis.run(PlacementCall.SCRIPT, placement.of(request)))
                        .equals("placed")
                ? 1
                : 0;
    }

    @Override
    public long historyPage(CustomerId customer, int size) {
        List<String> places = latest(orders.history(customer), size);
        return hashes(places.stream()
                .map(place -> keyspace.key("order", TimePlace.member(place)))
                .toList());
    }

    @Override
    public long search(String text, int size) {
        SearchQuery query = SearchQuery.of(text).countedBy(new Facet.Brand()).page(PageRequest.first(size));
        List<Object> answer = redis.run(SearchCall.SCRIPT, searches.firstPage(query, new Statistics()));
        List<?> page = (List<?>) answer.get(1);
        List<String> shown = page.stream()
                .map(String::valueOf)
                .filter(each -> each.length() == ID_LENGTH)
                .limit(size)
                .map(id -> keyspace.key("product", id))
                .toList();
        hashes(shown);
        return Long.parseLong(String.valueOf(answer.getFirst()));
    }

    @Override
    public long topProducts(Period period, Currency currency, int limit) {
        Map<String, long[]> sums = new HashMap<>();
        String after = TimePlace.from(period.start());
        String end = TimePlace.from(period.end());
        List<String> places;
        do {
            Range<String> range = Range.from(Range.Boundary.excluding(after), Range.Boundary.excluding(end));
            places = redis.use(connection -> connection.sync().zrangebylex(orders.byTime(), range, Limit.from(BATCH)));
            List<String> keys = places.stream()
                    .map(place -> keyspace.key("order", TimePlace.member(place)))
                    .toList();
            redis.pipelined(
                            keys,
                            (connection, key) -> connection
                                    .async()
                                    .hmget(key, OrderHash.STATUS, OrderHash.CURRENCY, OrderHash.LINES))
                    .forEach(fields -> {
                        if (!fields.get(0).getValue().equals("CANCELLED")
                                && fields.get(1).getValue().equals(currency.getCurrencyCode())) {
                            add(sums, fields.get(2).getValue());
                        }
                    });
            after = places.isEmpty() ? after : places.getLast();
        } while (places.size() == BATCH);
        return sums.values().stream()
                .sorted((a, b) -> Long.compare(b[0], a[0]))
                .limit(limit)
                .count();
    }

    private static void add(Map<String, long[]> sums, String lines) {
        for (String line : lines.split("\n")) {
            String[] parts = line.split("\t", -1);
            long quantity = Long.parseLong(parts[5]);
            long[] sum = sums.computeIfAbsent(parts[0], product -> new long[2]);
            sum[0] += Long.parseLong(parts[4]) * quantity;
            sum[1] += quantity;
        }
    }

    private List<String> latest(String key, int size) {
        List<String> found = redis.use(
                connection -> connection.sync().zrevrangebylex(key, Range.unbounded(), Limit.from(size + 1L)));
        return found.subList(0, Math.min(size, found.size()));
    }

    private long hashes(List<String> keys) {
        return redis.pipelined(keys, (connection, key) -> connection.async().hgetall(key)).stream()
                .filter(fields -> !fields.isEmpty())
                .count();
    }

    private final class Statistics implements TermStatistics {

        private final SearchKeys keys = new SearchKeys(keyspace);

        @Override
        public Frequencies frequencies(Collection<String> stems) {
            List<String> all = new ArrayList<>(List.of(products.bySku()));
            stems.forEach(stem -> all.add(keys.term(stem)));
            List<Long> sizes = redis.pipelined(
                    all,
                    (connection, key) -> key.equals(products.bySku())
                            ? connection.async().hlen(key)
                            : connection.async().zcard(key));
            return new Frequencies(sizes.getFirst(), sizes.subList(1, sizes.size()));
        }

        @Override
        public Collection<String> inVocabulary(Collection<String> stems) {
            if (stems.isEmpty()) {
                return List.of();
            }
            List<Boolean> answers = redis.use(
                    connection -> connection.sync().smismember(keys.vocabulary(), stems.toArray(String[]::new)));
            Iterator<Boolean> known = answers.iterator();
            return stems.stream().filter(stem -> known.next()).toList();
        }
    }
}
