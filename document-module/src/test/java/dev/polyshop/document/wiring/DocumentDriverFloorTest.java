package dev.polyshop.document.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.polyshop.contract.Capability;
import dev.polyshop.contract.DriverFloor;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.document.Samples;
import dev.polyshop.document.TestServer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The driver floor")
class DocumentDriverFloorTest {

    private final Store store = TestServer.open();
    private final Shop shop = store.shop();
    private final DriverFloor floor = store.driverFloor().orElseThrow();
    private final Product product = Samples.stocked(shop, 5);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("places an order as the shop does, and leaves no work behind")
    void placesAnOrder() {
        CustomerId customer = Samples.registered(shop);
        PlaceOrder request = Samples.wish(customer, product, 2);

        assertThat(floor.placeOrder(request)).isEqualTo(1);

        Order order = shop.orders().find(request.id()).orElseThrow();
        assertThat(order.total()).isEqualTo(product.price().times(2));
        assertThat(order.key()).isEqualTo(request.key());
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 3, 2, 0));
        assertThat(shop.orders().recover(Duration.ofSeconds(-1)).completed()).isZero();
        assertThat(floor.historyPage(customer, 10))
                .isEqualTo(shop.orders()
                        .history(customer, PageRequest.first(10))
                        .items()
                        .size());
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Period period = new Period(today.minusDays(1), today.plusDays(2), ZoneOffset.UTC);
        assertThat(floor.topProducts(period, Currency.getInstance("EUR"), 10)).isEqualTo(1);
    }

    @Test
    @DisplayName("reads what the shop reads")
    void reads() {
        assertThat(floor.productById(product.id())).isEqualTo(1);
        assertThat(floor.categoryPage(product.category(), 10)).isEqualTo(1);
    }

    @Test
    @DisplayName("searches where the shop can")
    void searches() {
        assumeThat(store.support(Capability.FULL_TEXT_SEARCH))
                .as("what the server says of text search")
                .isInstanceOf(Support.Full.class);
        assertThat(floor.search("lamps", 10)).isEqualTo(1);
        assertThat(floor.search("sofa", 10)).isZero();
    }
}
