package dev.polyshop.comparison.behaviour.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.catalog.Product;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Products in bulk. */
@EachStore
public final class ProductImportRules {

    private final Shop shop;
    private final Catalog catalog;
    private final Fixtures make;

    ProductImportRules(ShopUnderTest on) {
        shop = on.shop();
        catalog = shop.catalog();
        make = on.make();
    }

    @Rule(
            id = "CAT-10",
            title = "Of 10,000 imported products one has a SKU that is taken: it is named, and the others go in.",
            teaches = "Bulk paths differ in what one bad row does: COPY stops, insertMany unordered and _bulk go on.")
    void importNamesTheBadRow() {
        Product taken = make.product();
        String prefix = Fixtures.word();
        List<Product> rows = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        make.draft().sku(i == 6_173 ? taken.sku() : prefix + i).product())
                .toList();
        long before = catalog.count();

        ImportReport report = catalog.importAll(rows.iterator());

        shop.awaitVisibility();
        assertThat(report.accepted()).isEqualTo(9_999);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.rejections()).singleElement().satisfies(bad -> {
            assertThat(bad.index()).isEqualTo(6_173);
            assertThat(bad.key()).isEqualTo(taken.sku());
            assertThat(bad.reason()).isNotBlank();
        });
        assertThat(catalog.count()).isEqualTo(before + 9_999);
        assertThat(catalog.findBySku(prefix + 9_999)).contains(rows.getLast());
        assertThat(catalog.findBySku(taken.sku())).contains(taken);
        assertThat(shop.inventory().find(rows.getLast().id()).orElseThrow().total())
                .isZero();
    }

    @Rule(
            id = "CAT-11",
            title = "An import keeps out what repeats an id or a SKU within itself, and keeps the first of each.",
            teaches = "A batch is checked against the store and against itself, also across the borders of its chunks.")
    void importChecksAgainstItself() {
        Product first = make.draft().product();
        Product sameSku = make.draft().sku(first.sku()).product();
        Product sameId = make.draft().id(first.id()).product();
        Product other = make.draft().product();

        ImportReport report =
                catalog.importAll(List.of(first, sameSku, sameId, other).iterator());

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(2);
        assertThat(report.rejections())
                .extracting(ImportReport.Rejection::index)
                .containsExactly(1L, 2L);
        assertThat(report.rejections())
                .extracting(ImportReport.Rejection::key)
                .containsExactly(first.sku(), sameId.sku());
        assertThat(catalog.findAll(List.of(first.id(), sameSku.id(), other.id())))
                .isEqualTo(Map.of(first.id(), first, other.id(), other));
        assertThat(catalog.findBySku(sameId.sku())).isEmpty();
        assertThat(catalog.importAll(List.<Product>of().iterator())).isEqualTo(new ImportReport(0, 0, List.of()));
    }
}
