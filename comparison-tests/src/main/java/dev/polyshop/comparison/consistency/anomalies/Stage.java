package dev.polyshop.comparison.consistency.anomalies;

import dev.polyshop.comparison.consistency.Finding;
import dev.polyshop.comparison.consistency.Story;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Where a few units play a fixed interleaving on products of a brand of their own. Whether a step waits for another
 * unit is found out by its not ending within the patience; a step that is only slow is then called waiting too, and the
 * play goes on beside it. The verdict goes by the values read and the state left behind, so that nothing is found that
 * was not there; but a play whose steps came in another order may miss what it looks for.
 */
final class Stage implements AutoCloseable {

    /** Longer than any server takes to find a deadlock. */
    private static final Duration END = Duration.ofSeconds(20);

    private final Shop shop;
    private final Duration patience;
    private final Story story = new Story();
    private final List<Unit> units = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final String brand = "brand-" + ProductId.next();

    Stage(Shop shop, Duration patience) {
        this.shop = shop;
        this.patience = patience;
    }

    /** The brand of all products here. */
    String brand() {
        return brand;
    }

    /** Puts a product of the brand into the shop. */
    Item product(String label, long cents) {
        Item item = newItem(label, cents);
        shop.catalog().add(item.product());
        return item;
    }

    /** Puts a product of the brand into the shop, with pieces on hand. */
    Item stocked(String label, long cents, int pieces) {
        Item item = product(label, cents);
        shop.inventory().receive(item.id(), pieces);
        return item;
    }

    /** A product that a unit will add. */
    Item newItem(String label, long cents) {
        ProductId id = ProductId.next();
        Item item = new Item(
                label,
                new Product(
                        id,
                        "LAB-" + id,
                        "Lab product " + label,
                        "",
                        CategoryPath.parse("lab/anomalies"),
                        brand,
                        Set.of(),
                        Map.of(),
                        Item.money(cents),
                        1));
        items.add(item);
        return item;
    }

    /** The products are there for all to see: the play may begin. */
    void curtain() {
        shop.awaitVisibility();
    }

    /** Begins a unit. */
    Unit unit(String name) {
        Unit unit = new Unit(
                this,
                story,
                name,
                shop.units(),
                Executors.newSingleThreadExecutor(Thread.ofPlatform()
                        .daemon()
                        .name("polyshop-unit-" + name)
                        .factory()),
                patience);
        units.add(unit);
        return unit;
    }

    /** Gives units that waited for this one time to go on. */
    void letOthersProceed(Unit ended) {
        units.stream().filter(unit -> unit != ended).forEach(unit -> unit.idleWithin(patience));
    }

    /**
     * Waits until every unit has done all its steps.
     *
     * @throws IllegalStateException if one never does, or failed otherwise than by a conflict
     */
    void settle() {
        for (Unit unit : units) {
            if (!unit.idleWithin(END)) {
                throw new IllegalStateException("a unit still waits after " + END.toSeconds() + " s");
            }
        }
        units.forEach(unit -> unit.trouble().ifPresent(trouble -> {
            throw trouble;
        }));
    }

    /** A price once all is over, in cents. */
    long priceAfterwards(Item item) {
        return shop.catalog()
                .find(item.id())
                .map(product -> product.price().minorUnits())
                .orElse(0L);
    }

    /** Pieces on hand once all is over. */
    long onHandAfterwards(Item item) {
        return shop.inventory().find(item.id()).map(StockLevel::onHand).orElse(0L);
    }

    /** A product as the story shows it. */
    String label(Product product) {
        String label = items.stream()
                .filter(item -> item.id().equals(product.id()))
                .map(Item::label)
                .findFirst()
                .orElse("?");
        return label + " at " + product.price();
    }

    /** What came of it. */
    Finding finding(boolean anomaly, String sentence) {
        story.tell("lab", anomaly ? "finds the anomaly" : "finds no anomaly", sentence);
        return new Finding(anomaly, sentence, story.steps());
    }

    @Override
    public void close() {
        units.forEach(Unit::close);
    }
}
