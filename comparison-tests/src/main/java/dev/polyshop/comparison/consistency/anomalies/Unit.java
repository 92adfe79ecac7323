package dev.polyshop.comparison.consistency.anomalies;

import dev.polyshop.comparison.consistency.Story;
import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.contract.units.UnitsOfWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work on the stage, with a thread of its own. A step that is held up by another unit "waits": the play goes
 * on, and the unit's later steps line up behind it. A unit that loses a conflict is over, and its later steps do not
 * happen.
 */
final class Unit {

    private final Stage stage;
    private final Story story;
    private final String name;
    private final ExecutorService thread;
    private final Duration patience;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private volatile @Nullable UnitOfWork work;
    private volatile boolean over;
    private volatile boolean committed;
    private volatile @Nullable RuntimeException trouble;

    Unit(Stage stage, Story story, String name, UnitsOfWork units, ExecutorService thread, Duration patience) {
        this.stage = stage;
        this.story = story;
        this.name = name;
        this.thread = thread;
        this.patience = patience;
        step(
                "begins",
                () -> {
                    work = units.begin();
                    return "";
                },
                begun -> "done");
    }

    /** Reads a product's price, in cents; 0 if it is not there. */
    Reading<Long> price(Item item) {
        return step(
                "reads the price of " + item,
                () -> unit().product(item.id())
                        .map(Product::price)
                        .map(price -> price.minorUnits())
                        .orElse(0L),
                cents -> "sees " + Item.euros(cents));
    }

    /** Reads the products of a brand, as their prices by label. */
    Reading<List<String>> brand(String brand) {
        return step(
                "reads the products of the brand",
                () -> unit().productsOfBrand(brand).stream()
                        .map(stage::label)
                        .sorted()
                        .toList(),
                products -> products.isEmpty() ? "sees none" : "sees " + String.join(", ", products));
    }

    /** Reads how many pieces are on hand. */
    Reading<Long> onHand(Item item) {
        return step(
                "reads the stock of " + item,
                () -> unit().stock(item.id()).map(StockLevel::onHand).orElse(0L),
                pieces -> "sees " + pieces + " on hand");
    }

    /** Sets a price, in cents. */
    void setPrice(Item item, long cents) {
        setPrice(item, () -> cents, "sets the price of " + item + " to " + Item.euros(cents));
    }

    /** Sets a price that is computed from what this unit has read. */
    void setPrice(Item item, LongSupplier cents, String action) {
        step(
                action,
                () -> {
                    unit().setPrice(item.id(), Item.money(cents.getAsLong()));
                    return cents.getAsLong();
                },
                set -> "done: " + Item.euros(set));
    }

    /** Writes back a number of pieces that is computed from what this unit has read. */
    void setOnHand(Item item, LongSupplier pieces, String action) {
        step(
                action,
                () -> {
                    unit().setOnHand(item.id(), pieces.getAsLong());
                    return pieces.getAsLong();
                },
                set -> "done: " + set + " on hand");
    }

    /** Adds a product. */
    void add(Item item) {
        step(
                "adds product " + item + " to the brand",
                () -> {
                    unit().add(item.product());
                    return "";
                },
                added -> "done");
    }

    /** Raises the prices of a brand. */
    Reading<Long> raisePrices(String brand, long cents) {
        return step(
                "raises the prices of the brand by " + Item.euros(cents),
                () -> unit().raisePrices(brand, Item.money(cents)),
                count -> "done: " + count + " changed");
    }

    /** Removes the products of a brand that have a price. */
    Reading<Long> removePriced(String brand, long cents) {
        return step(
                "removes the products of the brand that cost " + Item.euros(cents),
                () -> unit().removePriced(brand, Item.money(cents)),
                count -> "done: " + count + " removed");
    }

    void commit() {
        step(
                "commits",
                () -> {
                    unit().commit();
                    committed = true;
                    over = true;
                    return "";
                },
                done -> "done");
        stage.letOthersProceed(this);
    }

    void rollback() {
        step(
                "rolls back",
                () -> {
                    unit().rollback();
                    over = true;
                    return "";
                },
                done -> "done");
        stage.letOthersProceed(this);
    }

    /** Whether its commit was acknowledged. */
    boolean committed() {
        return committed;
    }

    /** Waits until it has done all its steps, or the time is up. */
    boolean idleWithin(Duration time) {
        try {
            last.get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    Duration patience() {
        return patience;
    }

    /** What it threw that no unit may throw. */
    Optional<RuntimeException> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Lets go of what the unit holds. */
    void close() {
        thread.execute(() -> {
            UnitOfWork open = work;
            if (open != null) {
                open.close();
            }
        });
        thread.shutdown();
    }

    private UnitOfWork unit() {
        UnitOfWork open = work;
        if (open == null) {
            throw new IllegalStateException(name + " has not begun");
        }
        return open;
    }

    private <T> Reading<T> step(String action, Supplier<T> call, Function<T, String> shown) {
        Reading<T> reading = new Reading<>();
        if (over) {
            return reading;
        }
        Story.Line line = story.begin(name, action);
        last = last.thenRunAsync(() -> perform(call, shown, reading, line), thread);
        if (!idleWithin(patience)) {
            line.waits();
        }
        return reading;
    }

    private <T> void perform(Supplier<T> call, Function<T, String> shown, Reading<T> reading, Story.Line line) {
        if (over) {
            line.ends("does not happen: the unit is over");
            return;
        }
        try {
            T value = call.get();
            reading.saw(value);
            line.ends(shown.apply(value));
        } catch (ConflictException e) {
            over = true;
            line.ends("fails: " + e.getMessage());
        } catch (RuntimeException e) {
            over = true;
            trouble = e;
            line.ends("breaks: " + e);
        }
    }
}
