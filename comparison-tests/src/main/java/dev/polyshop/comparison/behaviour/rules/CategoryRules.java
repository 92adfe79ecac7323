package dev.polyshop.comparison.behaviour.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Pages;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.CategoryCount;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import java.util.List;

/** The tree of categories. */
@EachStore
public final class CategoryRules {

    private final Shop shop;
    private final Catalog catalog;
    private final Fixtures make;

    CategoryRules(ShopUnderTest on) {
        shop = on.shop();
        catalog = shop.catalog();
        make = on.make();
    }

    @Rule(
            id = "CAT-20",
            title = "A category's page shows the products in it and below it, and none of a category named alike.",
            teaches = "A tree as a path: a prefix query must stop at the slash, or toys/car finds toys/cards.")
    void categoryWithDescendants() {
        Product car = make.add(make.draft().in("toys/car"));
        Product racing = make.add(make.draft().in("toys/car/racing"));
        Product cards = make.add(make.draft().in("toys/cards"));
        Product toy = make.add(make.draft().in("toys"));
        make.add(make.draft().in("to_s/car"));
        make.add(make.draft().in("to%s/car"));
        shop.awaitVisibility();

        String top = make.token();
        assertThat(list(CatalogFilter.all().inCategory(top + "/toys/car"))).containsExactly(racing, car);
        assertThat(list(CatalogFilter.all().inCategory(top + "/toys"))).containsExactly(toy, cards, racing, car);
        assertThat(list(CatalogFilter.all().inCategory(top + "/to_s"))).hasSize(1);
        assertThat(list(CatalogFilter.all().inCategory(top + "/toys/ca"))).isEmpty();
    }

    @Rule(
            id = "CAT-21",
            title = "The tree of categories counts each product in its category and in all above it.",
            teaches = "A recursive query, an unwound array, counters kept on write, or a path-hierarchy aggregation.")
    void categoryCounts() {
        List.of("a", "a/b", "a/b", "a/b/c", "a b", "ab", "Ä")
                .forEach(path -> make.add(make.draft().in(path)));
        shop.awaitVisibility();

        String top = make.token();
        assertThat(catalog.categories(CategoryPath.parse(top)))
                .containsExactly(
                        count(top, 7),
                        count(top + "/a", 4),
                        count(top + "/a b", 1),
                        count(top + "/a/b", 3),
                        count(top + "/a/b/c", 1),
                        count(top + "/ab", 1),
                        count(top + "/Ä", 1));
        assertThat(catalog.categories(CategoryPath.parse(top + "/a/b")))
                .containsExactly(count(top + "/a/b", 3), count(top + "/a/b/c", 1));
        assertThat(catalog.categories(CategoryPath.parse(top + "/b"))).isEmpty();
    }

    @Rule(
            id = "CAT-22",
            title = "The counts of the category tree follow a product that moves or goes.",
            teaches = "Counters that are kept on every write have to be right after every kind of write.")
    void categoryCountsFollow() {
        Product moving = make.add(make.draft().in("old/place"));
        Product going = make.add(make.draft().in("old/place"));
        make.add(make.draft().in("old"));
        String top = make.token();
        catalog.replace(moving.withCategory(CategoryPath.parse(top + "/new")));
        catalog.remove(going.id());
        shop.awaitVisibility();

        assertThat(catalog.categories(CategoryPath.parse(top)))
                .containsExactly(count(top, 2), count(top + "/new", 1), count(top + "/old", 1));
    }

    private List<Product> list(CatalogFilter filter) {
        return Pages.all(3, page -> catalog.browse(filter, ProductSort.NEWEST_FIRST, page));
    }

    private static CategoryCount count(String path, long products) {
        return new CategoryCount(CategoryPath.parse(path), products);
    }
}
