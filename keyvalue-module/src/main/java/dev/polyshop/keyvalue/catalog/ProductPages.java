package dev.polyshop.keyvalue.catalog;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.CategoryCount;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.keyvalue.engine.LexRange;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.ScriptCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Pages of products. All products, and those of a category, stand ready on shelves: a page of a shelf costs the same
 * wherever it is. Any other filter is an intersection of sets, whose cost grows with the smallest of them.
 */
final class ProductPages {

    private static final LuaScript BROWSE = LuaScript.load(ProductPages.class, "filter", "browse");

    private final Redis redis;
    private final ProductKeys keys;
    private final ProductReader reader;

    ProductPages(Redis redis, ProductKeys keys, ProductReader reader) {
        this.redis = redis;
        this.keys = keys;
        this.reader = reader;
    }

    KeysetPage<Product> page(CatalogFilter filter, ProductSort sort, PageRequest request) {
        Optional<String> after = request.after().map(cursor -> Shelf.place(sort, cursor));
        List<String> places = shelf(filter, sort)
                .map(shelf -> onShelf(shelf, sort, after, request.size() + 1))
                .orElseGet(() -> filtered(filter, sort, after, request.size() + 1));
        boolean more = places.size() > request.size();
        List<String> shown = more ? places.subList(0, request.size()) : places;
        Optional<Cursor> next = more ? Optional.of(Shelf.cursor(sort, shown.getLast())) : Optional.empty();
        // A product that was removed since its place was read is left out; the page is shorter then.
        Map<ProductId, Product> products =
                reader.findAll(shown.stream().map(Shelf::product).toList());
        return new KeysetPage<>(List.copyOf(products.values()), next);
    }

    List<CategoryCount> categories(CategoryPath root) {
        List<CategoryPath> paths = new ArrayList<>();
        if (redis.template().opsForZSet().score(keys.categories(), root.toString()) != null) {
            paths.add(root);
        }
        redis.range(keys.categories(), LexRange.startingWith(root + "/"), false, -1).stream()
                .map(CategoryPath::parse)
                .forEach(paths::add);
        List<Long> sizes = redis.sizes(paths.stream()
                .map(path -> keys.shelf(path, ProductSort.NEWEST_FIRST))
                .toList());
        List<CategoryCount> counts = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            if (sizes.get(i) > 0) {
                counts.add(new CategoryCount(paths.get(i), sizes.get(i)));
            }
        }
        counts.sort(java.util.Comparator.comparing(CategoryCount::category));
        return counts;
    }

    private Optional<String> shelf(CatalogFilter filter, ProductSort sort) {
        boolean byCategoryAtMost = filter.brands().isEmpty()
                && filter.tags().isEmpty()
                && filter.price().isEmpty()
                && filter.attributes().isEmpty();
        return byCategoryAtMost
                ? Optional.of(filter.category()
                        .map(category -> keys.shelf(category, sort))
                        .orElse(keys.shelf(sort)))
                : Optional.empty();
    }

    private List<String> onShelf(String shelf, ProductSort sort, Optional<String> after, int wanted) {
        boolean descending = sort == ProductSort.NEWEST_FIRST;
        LexRange range = after.map(place -> descending ? LexRange.before(place) : LexRange.after(place))
                .orElse(LexRange.ALL);
        return redis.range(shelf, range, descending, wanted);
    }

    private List<String> filtered(CatalogFilter filter, ProductSort sort, Optional<String> after, int wanted) {
        int weight = switch (sort) {
            case NEWEST_FIRST -> 0;
            case CHEAPEST_FIRST -> 1;
            case DEAREST_FIRST -> -1;
        };
        ScriptCall call = ScriptCall.on(keys.prices())
                .with(weight, wanted)
                .with(after.map(place -> Shelf.product(place).toString()).orElse(""))
                .with(after.map(place -> weight == 0 ? 0 : weight * Shelf.price(sort, place))
                        .map(String::valueOf)
                        .orElse(""));
        List<Object> found = redis.run(BROWSE, new FilterPlan(keys, filter).addTo(call));
        List<String> places = new ArrayList<>();
        for (int i = 0; i < found.size(); i += 2) {
            ProductId id = ProductId.parse(Objects.toString(found.get(i)));
            long price = weight * Long.parseLong(Objects.toString(found.get(i + 1)));
            places.add(Shelf.place(sort, id, price));
        }
        return places;
    }
}
