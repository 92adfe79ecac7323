package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.StatusChange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/** Stores as a whole: namespaces, schemas, modes, and what they say of themselves. */
@EachStore
public final class EngineRules {

    private final ShopUnderTest on;
    private final Shop shop;
    private final Fixtures make;

    EngineRules(ShopUnderTest on) {
        this.on = on;
        shop = on.shop();
        make = on.make();
    }

    @Rule(
            id = "ENG-01",
            title = "A namespace that is opened again finds its data, and its schema changes run only once.",
            teaches = "Schema changes are versioned, recorded and repeatable, in stores without a schema too.")
    void reopened() {
        StoreSettings settings =
                StoreSettings.of("polyshop_again_" + make.token()).kept();
        Product product = make.draft().product();
        try (Store first = on.open(settings)) {
            first.shop().catalog().add(product);
            first.shop().inventory().receive(product.id(), 3);
        }
        try (Store second = on.open(settings);
                Store third = on.open(StoreSettings.of(settings.namespace()))) {
            assertThat(second.shop().catalog().find(product.id())).contains(product);
            assertThat(third.shop().catalog().findBySku(product.sku())).contains(product);
            assertThat(third.shop().inventory().find(product.id())).contains(new StockLevel(product.id(), 3, 0, 0));
            third.shop().awaitVisibility();
            assertThat(third.shop().catalog().count()).isEqualTo(1);
        }
    }

    @Rule(
            id = "ENG-02",
            title = "Two namespaces on one server do not see each other, and closing one removes it alone.",
            teaches = "A schema, a database, a key prefix, an index prefix: four kinds of wall between tenants.")
    void namespaces() {
        StoreSettings settings = StoreSettings.of("polyshop_wall_" + make.token());
        Product product = make.product(3);
        try (Store other = on.open(settings)) {
            assertThat(other.shop().catalog().find(product.id())).isEmpty();
            assertThat(other.shop().catalog().findBySku(product.sku())).isEmpty();
            other.shop().catalog().add(product.withName("Elsewhere"));
            other.shop().awaitVisibility();
            assertThat(other.shop().catalog().count()).isEqualTo(1);
        }
        assertThat(shop.catalog().find(product.id())).contains(product);
        try (Store again = on.open(settings)) {
            assertThat(again.shop().catalog().find(product.id())).isEmpty();
            assertThat(again.shop().catalog().count()).isZero();
        }
    }

    @Rule(
            id = "ENG-03",
            title = "Orders are placed by the clock that the store was opened with.",
            teaches = "Whose clock counts has to be said: the client's, the server's, or one that a test can set.")
    void clock() {
        Instant then = Instant.parse("2001-02-03T04:05:06.789Z");
        StoreSettings settings =
                StoreSettings.of("polyshop_clock_" + make.token()).withClock(Clock.fixed(then, ZoneOffset.UTC));
        try (Store store = on.open(settings)) {
            Shop other = store.shop();
            Product product = make.draft().product();
            other.catalog().add(product);
            other.inventory().receive(product.id(), 1);
            var customer = make.stranger();
            other.customers().register(customer);

            assertThat(other.orders().place(wish(customer.id(), 1, product)))
                    .isInstanceOfSatisfying(
                            PlaceOrderResult.Placed.class,
                            placed -> assertThat(placed.order().placedAt()).isEqualTo(then));
        }
    }

    @Rule(
            id = "ENG-04",
            title = "The shop does the same work in every mode, where nobody else is at work.",
            teaches = "Modes differ in what they promise under concurrency, not in what they do alone.")
    void everyMode() {
        var customer = make.customer();
        for (Mode mode : on.store().modes()) {
            Shop inMode = on.store().shop(mode);
            Product product = make.product(10);
            Product changed = inMode.catalog().replace(product.withName("In " + mode.name()));
            assertThat(changed.version()).as(mode.name()).isEqualTo(2);
            Order order = ((PlaceOrderResult.Placed) inMode.orders()
                            .place(wish(customer.id(), 4, changed).withCoupon(make.coupon(10, 1))))
                    .order();
            assertThat(inMode.orders().place(wish(customer.id(), 7, changed)))
                    .as(mode.name())
                    .isEqualTo(new PlaceOrderResult.OutOfStock(product.id(), 7, 6));
            assertThat(inMode.orders().advance(order.id(), OrderStatus.CANCELLED))
                    .as(mode.name())
                    .isEqualTo(new StatusChange.Changed(order.withStatus(OrderStatus.CANCELLED)));
            inMode.inventory().take(product.id(), 3);
            assertThat(shop.inventory().find(product.id()))
                    .as(mode.name())
                    .contains(new StockLevel(product.id(), 7, 3, 0));
            assertThat(shop.catalog().find(product.id())).as(mode.name()).contains(changed);
        }
    }

    @Rule(
            id = "ENG-05",
            title = "A store lists its modes, recommends one of them, and says what each does and costs.",
            teaches = "Promises as data: they can be printed, compared and held to.")
    void modes() {
        assertThat(on.store().modes()).isNotEmpty().contains(on.store().defaultMode());
        assertThat(on.store().modes()).extracting(Mode::name).doesNotHaveDuplicates();
        assertThat(on.store().modes())
                .allMatch(mode -> mode.name().matches("[a-z][a-z0-9-]*"))
                .allMatch(mode -> !mode.title().isBlank() && !mode.cost().isBlank());
        Mode foreign = new Mode("no-such-mode", "None.", "Nothing.", Set.of());
        assertThatThrownBy(() -> on.store().shop(foreign)).isInstanceOf(IllegalArgumentException.class);
    }

    @Rule(
            id = "ENG-06",
            title =
                    "An engine says what it is, in which version and with which settings; each difference has a reason.",
            teaches = "A result without its circumstances is an anecdote.")
    void facts() {
        EngineFacts facts = on.store().engine();
        assertThat(facts.product()).isNotBlank();
        assertThat(facts.version()).isNotBlank();
        assertThat(facts.settings()).isNotEmpty();
        assertThat(facts.standIn() && facts.note().isBlank())
                .as("a stand-in without a note on how to get the real one")
                .isFalse();
        for (Capability capability : Capability.values()) {
            String reason = switch (on.store().support(capability)) {
                case Support.Full() -> "has it.";
                case Support.Differs(String why) -> why;
                case Support.NotOnThisEngine(String why) -> why;
            };
            assertThat(reason).as("reason for %s", capability).isNotBlank();
            // A server of others may lack an optional part; on one that was started for this, it is the store's own.
            assertThat(on.store().support(capability) instanceof Support.NotOnThisEngine
                            && !facts.standIn()
                            && facts.way() != EngineWay.EXTERNAL)
                    .as(
                            "%s is said to be missing on an engine that Polyshop started, and that is no stand-in",
                            capability)
                    .isFalse();
        }
    }
}
