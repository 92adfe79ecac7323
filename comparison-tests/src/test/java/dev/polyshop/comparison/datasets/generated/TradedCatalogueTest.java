package dev.polyshop.comparison.datasets.generated;

import static dev.polyshop.comparison.datasets.generated.GeneratedDatasetTest.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.spec.Datasets;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A catalogue with made-up orders")
class TradedCatalogueTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("sells its own products at their prices to customers of its own, the same for the same seed")
    void trades() throws IOException {
        Path file = Files.writeString(folder.resolve("shop.csv"), """
                sku,name,price
                A-1,Teapot,12.50
                A-2,Cup,3.20
                A-3,Tray,20.00
                """);
        try (Dataset catalogue = Datasets.open("csv:" + file + "?currency=GBP", 1)) {
            Dataset traded = new TradedCatalogue(catalogue, DataSize.TINY, 7);
            Map<ProductId, OrderLine> products = all(catalogue.products()).stream()
                    .collect(Collectors.toMap(Product::id, product -> OrderLine.of(product, 1)));
            List<CustomerId> customers =
                    all(traded.customers()).stream().map(Customer::id).toList();
            List<Order> orders = all(traded.orders());
            assertThat(all(traded.products())).hasSize(3);
            assertThat(orders).hasSize(1_000).isEqualTo(all(new TradedCatalogue(catalogue, DataSize.TINY, 7).orders()));
            assertThat(orders)
                    .allSatisfy(order -> assertThat(order.lines())
                            .allSatisfy(
                                    line -> assertThat(line.withQuantity(1)).isEqualTo(products.get(line.product()))));
            assertThat(orders.stream().flatMap(order -> order.customer().stream()))
                    .isNotEmpty()
                    .allMatch(customers::contains);
        }
    }

    @Test
    @DisplayName("has no orders without products")
    void empty() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.csv"), "sku,name,price\n");
        try (Dataset catalogue = Datasets.open("csv:" + file + "?currency=GBP", 1)) {
            assertThat(all(new TradedCatalogue(catalogue, DataSize.TINY, 7).orders()))
                    .isEmpty();
        }
    }
}
