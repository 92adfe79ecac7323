package dev.polyshop.comparison.behaviour.random;

import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.reviews.Review;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.SearchQuery;
import java.util.List;

/** Products, customers, stock, reviews and search. */
final class RecordOperations {

    private static final PageRequest PAGE = PageRequest.first(3);

    /** Looks at words in an index, which not every engine has. */
    static final Operation SEARCH = Operation.list(
            "search for a word",
            (world, shop, step) -> Plainly.unordered(shop.search()
                    .search(SearchQuery.of(world.word(step.a()))
                            .among(mine(world))
                            .countedBy(new Facet.Category(), new Facet.Tag()))));

    static final Operation ADD_PRODUCT = Operation.of("add product", (world, shop, step) -> {
        shop.catalog().add(world.draft(step.a(), step.b(), 1));
        return "added";
    });

    static final Operation RECEIVE = Operation.of(
            "receive stock", (world, shop, step) -> shop.inventory().receive(world.product(step.a()), 1 + step.c()));

    static final Operation REGISTER = Operation.of("register customer", (world, shop, step) -> {
        shop.customers().register(world.person(step.a(), step.b(), 1));
        return "registered";
    });

    static final List<Operation> ALL = List.of(
            ADD_PRODUCT,
            RECEIVE,
            REGISTER,
            Operation.of(
                    "replace product",
                    (world, shop, step) -> shop.catalog().replace(world.draft(step.a(), step.b(), 1 + step.c() % 3))),
            Operation.of("remove product", (world, shop, step) -> shop.catalog().remove(world.product(step.a()))),
            Operation.of("find product", (world, shop, step) -> shop.catalog().find(world.product(step.a()))),
            Operation.of(
                    "find product by SKU", (world, shop, step) -> shop.catalog().findBySku(world.sku(step.a()))),
            Operation.of("rename attribute", (world, shop, step) -> {
                shop.awaitVisibility();
                return shop.catalog().renameAttribute(world.attribute(step.a()), world.attribute(step.a() + 1));
            }),
            Operation.list(
                    "browse products",
                    (world, shop, step) ->
                            shop.catalog().browse(mine(world), ProductSort.values()[step.a() % 3], PAGE)),
            Operation.list(
                    "browse products by attribute",
                    (world, shop, step) -> shop.catalog()
                            .browse(
                                    mine(world).with(world.attribute(step.b()), AttributeValue.of(step.b())),
                                    ProductSort.NEWEST_FIRST,
                                    PAGE)),
            Operation.list(
                    "count categories", (world, shop, step) -> shop.catalog().categories(world.category(step.a()))),
            Operation.of(
                    "take stock", (world, shop, step) -> shop.inventory().take(world.product(step.a()), 1 + step.c())),
            Operation.of(
                    "release stock",
                    (world, shop, step) -> shop.inventory().release(world.product(step.a()), 1 + step.c() % 4)),
            Operation.of(
                    "sell stock",
                    (world, shop, step) -> shop.inventory().sell(world.product(step.a()), 1 + step.c() % 4)),
            Operation.of("find stock", (world, shop, step) -> shop.inventory().find(world.product(step.a()))),
            Operation.of(
                    "replace customer",
                    (world, shop, step) -> Plainly.refusedOr(() ->
                            shop.customers().replace(world.person(step.a(), step.b(), 1 + step.c() % 3)))),
            Operation.of(
                    "find customer", (world, shop, step) -> shop.customers().find(world.customer(step.a()))),
            Operation.of(
                    "find customer by email",
                    (world, shop, step) -> shop.customers().findByEmail(world.email(step.b()))),
            Operation.of("erase customer", (world, shop, step) -> {
                shop.awaitVisibility();
                return shop.customers().erase(world.customer(step.a()));
            }),
            Operation.of("add review", (world, shop, step) -> shop.reviews().add(review(world, step))),
            Operation.of("edit review", (world, shop, step) -> shop.reviews().edit(review(world, step))),
            Operation.of(
                    "delete review",
                    (world, shop, step) -> shop.reviews().delete(world.product(step.a()), world.customer(step.b()))),
            Operation.of(
                    "find review",
                    (world, shop, step) -> shop.reviews().find(world.product(step.a()), world.customer(step.b()))),
            Operation.of("rating", (world, shop, step) -> shop.reviews().rating(world.product(step.a()))),
            Operation.list(
                    "list reviews", (world, shop, step) -> shop.reviews().ofProduct(world.product(step.a()), PAGE)),
            Operation.list(
                    "suggest names",
                    (world, shop, step) -> shop.search().suggest(world.word(step.a()) + " " + world.token, 5)));

    private RecordOperations() {}

    private static CatalogFilter mine(World world) {
        return CatalogFilter.all().ofBrand(world.token);
    }

    private static Review review(World world, Step step) {
        return new Review(
                world.product(step.a()),
                world.customer(step.b()),
                1 + step.c() % 5,
                "Stars: " + step.c(),
                "",
                world.then(step.c()));
    }
}
