package dev.polyshop.comparison.behaviour.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.comparison.behaviour.kit.Together;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Stock: pieces on hand, reserved and sold. */
@EachStore
public final class InventoryRules {

    private final Inventory inventory;
    private final Fixtures make;
    private final Shop shop;

    InventoryRules(ShopUnderTest on) {
        shop = on.shop();
        inventory = shop.inventory();
        make = on.make();
    }

    @Rule(
            id = "INV-01",
            title = "Pieces are received, taken, released and sold, and each step answers with the stock after it.",
            teaches = "Three figures that move against each other: as one row, one document, one hash, one document.")
    void movements() {
        ProductId product = make.product().id();

        assertThat(inventory.receive(product, 10)).isEqualTo(done(product, 10, 0, 0));
        assertThat(inventory.take(product, 7)).isEqualTo(done(product, 3, 7, 0));
        assertThat(inventory.release(product, 2)).isEqualTo(done(product, 5, 5, 0));
        assertThat(inventory.sell(product, 4)).isEqualTo(done(product, 5, 1, 4));
        assertThat(inventory.find(product)).contains(new StockLevel(product, 5, 1, 4));
    }

    @Rule(
            id = "INV-02",
            title = "Nobody takes more pieces than there are: the answer names what there is, and nothing changes.",
            teaches = "The condition belongs into the write itself: WHERE on_hand >= ?, or the check is already old.")
    void takeTooMany() {
        ProductId product = make.product(3).id();

        assertThat(inventory.take(product, 4)).isEqualTo(new StockChange.TooFew(product, 3));
        assertThat(inventory.take(product, 3)).isEqualTo(done(product, 0, 3, 0));
        assertThat(inventory.take(product, 1)).isEqualTo(new StockChange.TooFew(product, 0));
    }

    @Rule(
            id = "INV-03",
            title = "Nobody releases or sells more pieces than are reserved.",
            teaches = "A check constraint is the second line of defence; the conditional write is the first.")
    void releaseAndSellTooMany() {
        ProductId product = make.product(5).id();
        inventory.take(product, 2);

        assertThat(inventory.release(product, 3)).isEqualTo(new StockChange.TooFew(product, 2));
        assertThat(inventory.sell(product, 3)).isEqualTo(new StockChange.TooFew(product, 2));
        assertThat(inventory.find(product)).contains(new StockLevel(product, 3, 2, 0));
    }

    @Rule(
            id = "INV-04",
            title = "A quantity below 1 or above 1,000,000 is refused, in every movement.",
            teaches = "A negative quantity is a take disguised as a receipt.")
    void quantitiesOutOfBounds() {
        ProductId product = make.product(5).id();
        for (int quantity : new int[] {0, -1, Integer.MIN_VALUE, Inventory.MAX_QUANTITY + 1}) {
            List<IntFunction<Object>> movements = List.of(
                    q -> inventory.receive(product, q),
                    q -> inventory.take(product, q),
                    q -> inventory.release(product, q),
                    q -> inventory.sell(product, q));
            for (IntFunction<Object> movement : movements) {
                assertThatThrownBy(() -> movement.apply(quantity)).isInstanceOf(InvalidDataException.class);
            }
            assertThatThrownBy(() -> inventory.receiveAll(Map.of(product, quantity)))
                    .isInstanceOf(InvalidDataException.class);
        }
        assertThat(inventory.find(product)).contains(new StockLevel(product, 5, 0, 0));
    }

    @Rule(
            id = "INV-05",
            title = "Movements of a product that does not exist answer so, and create nothing.",
            teaches = "INCR and upserts make what is not there: convenient for counters, wrong for stock.")
    void unknownProduct() {
        ProductId nobody = ProductId.next();

        assertThat(inventory.receive(nobody, 1)).isEqualTo(new StockChange.UnknownProduct(nobody));
        assertThat(inventory.take(nobody, 1)).isEqualTo(new StockChange.UnknownProduct(nobody));
        assertThat(inventory.release(nobody, 1)).isEqualTo(new StockChange.UnknownProduct(nobody));
        assertThat(inventory.sell(nobody, 1)).isEqualTo(new StockChange.UnknownProduct(nobody));
        assertThat(inventory.find(nobody)).isEmpty();
    }

    @Rule(
            id = "INV-06",
            title = "Many products receive pieces at once; those that do not exist are passed over.",
            teaches = "One statement over many rows, a bulk write, a pipeline.")
    void receiveAll() {
        Product first = make.product(1);
        Product second = make.product();
        ProductId nobody = ProductId.next();

        inventory.receiveAll(Map.of(first.id(), 9, second.id(), 1_000_000, nobody, 5));

        assertThat(inventory.findAll(List.of(first.id(), second.id(), nobody)))
                .isEqualTo(Map.of(
                        first.id(), new StockLevel(first.id(), 10, 0, 0),
                        second.id(), new StockLevel(second.id(), 1_000_000, 0, 0)));
        inventory.receiveAll(Map.of());
        assertThat(inventory.find(nobody)).isEmpty();
    }

    @Rule(
            id = "INV-07",
            title = "Sixteen threads fight for 100 pieces: exactly 100 are taken, and not one more.",
            teaches = "No oversell, whatever the load: the promise that a shop lives by.")
    void sixteenThreadsTake() {
        ProductId product = make.product(100).id();

        List<Integer> taken = Together.run(16, number -> {
            int mine = 0;
            for (int i = 0; i < 10; i++) {
                if (inventory.take(product, 1) instanceof StockChange.Done) {
                    mine++;
                }
            }
            return mine;
        });

        assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        assertThat(inventory.find(product)).contains(new StockLevel(product, 0, 100, 0));
    }

    @Rule(
            id = "INV-08",
            title = "Sixteen threads receive, take, release and sell at random: the sums are what the answers say.",
            teaches = "On hand plus reserved plus sold is what came in: a conservation law, and the best of tests.")
    void sumsUnderSixteenThreads() {
        ProductId product = make.product(50).id();

        List<int[]> moved = Together.run(16, number -> {
            int[] done = new int[4];
            for (int i = 0; i < 10; i++) {
                int kind = (number + i) % 4;
                int quantity = 1 + (number * 7 + i) % 3;
                StockChange change = switch (kind) {
                    case 0 -> inventory.receive(product, quantity);
                    case 1 -> inventory.take(product, quantity);
                    case 2 -> inventory.release(product, quantity);
                    default -> inventory.sell(product, quantity);
                };
                if (change instanceof StockChange.Done) {
                    done[kind] += quantity;
                }
            }
            return done;
        });

        int received = sum(moved, 0);
        int taken = sum(moved, 1);
        int released = sum(moved, 2);
        int sold = sum(moved, 3);
        assertThat(inventory.find(product))
                .contains(new StockLevel(
                        product, 50L + received - taken + released, (long) taken - released - sold, sold));
    }

    @Rule(
            id = "INV-09",
            title = "The stock of many products is fetched in one go; those that do not exist are left out.",
            teaches = "A page of 50 products must not cost 50 round trips for their stock.")
    void findAll() {
        List<Product> products =
                Stream.generate(() -> make.product(2)).limit(30).toList();
        List<ProductId> asked = Stream.concat(
                        products.stream().map(Product::id),
                        Stream.generate(ProductId::next).limit(10))
                .toList();

        Map<ProductId, StockLevel> found = inventory.findAll(asked);

        assertThat(found.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        products.stream().map(Product::id).toList());
        assertThat(found.values()).allMatch(level -> level.onHand() == 2 && level.total() == 2);
        assertThat(inventory.findAll(List.of())).isEmpty();
    }

    @Rule(
            id = "INV-10",
            title = "Stock is seen at once after a change of the product, and not touched by it.",
            teaches = "Stock beside the product, not in it: a new name must not write back an old number of pieces.")
    void stockAndProductApart() {
        Product product = make.product(5);
        inventory.take(product.id(), 1);
        shop.catalog().replace(product.withName("Another name"));

        assertThat(inventory.find(product.id())).contains(new StockLevel(product.id(), 4, 1, 0));
        assertThat(shop.catalog().find(product.id()).orElseThrow().version()).isEqualTo(2);
    }

    private static StockChange done(ProductId product, long onHand, long reserved, long sold) {
        return new StockChange.Done(new StockLevel(product, onHand, reserved, sold));
    }

    private static int sum(List<int[]> moved, int kind) {
        return moved.stream().mapToInt(done -> done[kind]).sum();
    }
}
