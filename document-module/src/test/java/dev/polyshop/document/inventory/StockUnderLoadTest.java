package dev.polyshop.document.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.document.Samples;
import dev.polyshop.document.TestServer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The last pieces of a product, wanted by many at once,")
class StockUnderLoadTest {

    private static final int THREADS = 8;
    private static final int WISHES = 60;
    private static final int PIECES = 40;

    @Test
    @DisplayName("go to as many as there are pieces, in every mode that promises so")
    void neverOversold() throws InterruptedException, ExecutionException {
        try (Store store = TestServer.open()) {
            for (Mode mode : store.modes()) {
                if (mode.promises(Guarantee.NO_OVERSELL)) {
                    Shop shop = store.shop(mode);
                    takenOneByOne(shop, mode);
                    ordered(shop, mode);
                }
            }
        }
    }

    private static void takenOneByOne(Shop shop, Mode mode) throws InterruptedException, ExecutionException {
        Product product = Samples.stocked(shop, PIECES);
        long taken = count(() -> shop.inventory().take(product.id(), 1) instanceof StockChange.Done);
        allGone(shop, product, taken, "taken in mode " + mode.name());
    }

    private static void ordered(Shop shop, Mode mode) throws InterruptedException, ExecutionException {
        Product product = Samples.stocked(shop, PIECES);
        CustomerId customer = Samples.registered(shop);
        long placed =
                count(() -> shop.orders().place(Samples.wish(customer, product, 1)) instanceof PlaceOrderResult.Placed);
        allGone(shop, product, placed, "ordered in mode " + mode.name());
    }

    private static void allGone(Shop shop, Product product, long gone, String how) {
        StockLevel level = shop.inventory().find(product.id()).orElseThrow();
        assertThat(gone).as("pieces %s, which leaves %s", how, level).isEqualTo(PIECES);
        assertThat(level).as("what pieces %s leave", how).isEqualTo(new StockLevel(product.id(), 0, PIECES, 0));
    }

    private static long count(Callable<Boolean> attempt) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Boolean>> attempts =
                    IntStream.range(0, WISHES).mapToObj(i -> attempt).toList();
            long succeeded = 0;
            for (Future<Boolean> outcome : threads.invokeAll(attempts)) {
                succeeded += outcome.get() ? 1 : 0;
            }
            return succeeded;
        }
    }
}
