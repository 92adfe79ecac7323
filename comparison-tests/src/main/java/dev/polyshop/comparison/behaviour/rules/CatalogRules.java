package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.comparison.behaviour.kit.Together;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.reviews.Rating;
import dev.polyshop.contract.reviews.Review;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Products one by one: keys, versions and removal. */
@EachStore
public final class CatalogRules {

    private final Shop shop;
    private final Catalog catalog;
    private final Fixtures make;

    CatalogRules(ShopUnderTest on) {
        shop = on.shop();
        catalog = shop.catalog();
        make = on.make();
    }

    @Rule(
            id = "CAT-01",
            title = "A product that was added is found at once by its id and by its SKU.",
            teaches = "A read by key sees every acknowledged write in all four stores; a read by search need not.")
    void findByIdAndSku() {
        Product product = make.product();

        assertThat(catalog.find(product.id())).contains(product);
        assertThat(catalog.findBySku(product.sku())).contains(product);
        assertThat(catalog.find(ProductId.next())).isEmpty();
        assertThat(catalog.findBySku(Fixtures.word())).isEmpty();
    }

    @Rule(
            id = "CAT-02",
            title = "A second product with the same SKU or id is refused, and the first stays as it was.",
            teaches =
                    "A unique key is a constraint in PostgreSQL, an index in MongoDB, a key that is set only if absent"
                            + " in Redis, and a document of its own in Elasticsearch, where only the id is unique.")
    void duplicateSkuRefused() {
        Product first = make.product();
        Product sameSku = make.draft().sku(first.sku()).product();
        Product sameId = make.draft().id(first.id()).product();

        assertThatThrownBy(() -> catalog.add(sameSku)).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> catalog.add(sameId)).isInstanceOf(DuplicateKeyException.class);
        assertThat(catalog.find(first.id())).contains(first);
        assertThat(catalog.find(sameSku.id())).isEmpty();
        assertThat(catalog.findBySku(sameId.sku())).isEmpty();
    }

    @Rule(
            id = "CAT-03",
            title =
                    "A change based on an old version is refused; one based on the current version goes one version up.",
            teaches = "Optimistic locking: nobody waits, and whoever comes second finds out.")
    void staleVersionRefused() {
        Product first = make.product();
        Product second = catalog.replace(first.withName("Renamed"));

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.name()).isEqualTo("Renamed");
        assertThatThrownBy(() -> catalog.replace(first.withName("Too late"))).isInstanceOf(StaleVersionException.class);
        assertThat(catalog.find(first.id())).contains(second);
        assertThat(catalog.findBySku(first.sku())).contains(second);
    }

    @Rule(
            id = "CAT-04",
            title = "A product that is gone cannot be changed, and a SKU never changes.",
            teaches = "A change to what is not there must not bring it back: upserts do, if one is not careful.")
    void goneAndRekeyed() {
        Product product = make.product();
        Product gone = make.product();
        assertThat(catalog.remove(gone.id())).isTrue();

        assertThatThrownBy(() -> catalog.replace(gone.withName("Back"))).isInstanceOf(StaleVersionException.class);
        assertThat(catalog.find(gone.id())).isEmpty();
        Product rekeyed = make.draft().id(product.id()).sku(Fixtures.word()).product();
        assertThatThrownBy(() -> catalog.replace(rekeyed)).isInstanceOf(InvalidDataException.class);
        assertThat(catalog.findBySku(rekeyed.sku())).isEmpty();
        assertThat(catalog.find(product.id())).contains(product);
    }

    @Rule(
            id = "CAT-05",
            title = "SKUs are compared letter by letter: upper and lower case are different products.",
            teaches =
                    "Case is a matter of collation in SQL, and of the analyzer in a search engine: keys need neither.")
    void skusAreCaseSensitive() {
        Product lower = make.add(make.draft().sku(make.token() + "-straße-k"));
        Product upper = make.add(make.draft().sku(make.token() + "-STRASSE-K"));
        Product spaced = make.add(make.draft().sku(make.token() + "-straße k"));

        assertThat(catalog.findBySku(lower.sku())).contains(lower);
        assertThat(catalog.findBySku(upper.sku())).contains(upper);
        assertThat(catalog.findBySku(spaced.sku())).contains(spaced);
        assertThat(catalog.findBySku(make.token() + "-Straße-K")).isEmpty();
    }

    @Rule(
            id = "CAT-06",
            title = "Many products are fetched by their ids in one go; those that are not there are left out.",
            teaches = "One round trip for many keys (IN, $in, pipelined reads, _mget) is what makes pages fast.")
    void findAll() {
        List<Product> there = make.products(40);
        List<ProductId> asked = Stream.concat(
                        there.stream().map(Product::id),
                        Stream.generate(ProductId::next).limit(20))
                .toList();

        assertThat(catalog.findAll(asked).values()).containsExactlyInAnyOrderElementsOf(there);
        assertThat(catalog.findAll(asked).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        there.stream().map(Product::id).toList());
        assertThat(catalog.findAll(List.of())).isEmpty();
    }

    @Rule(
            id = "CAT-07",
            title = "A removed product is gone with its stock and its reviews, and its SKU is free again.",
            teaches = "Foreign keys cascade in PostgreSQL; elsewhere the shop's own code has to think of everything.")
    void removal() {
        Product product = make.product(5);
        Customer customer = make.customer();
        shop.reviews().add(new Review(product.id(), customer.id(), 4, "Good", "", Instant.now()));

        assertThat(catalog.remove(product.id())).isTrue();
        assertThat(catalog.remove(product.id())).isFalse();
        shop.awaitVisibility();
        assertThat(catalog.find(product.id())).isEmpty();
        assertThat(catalog.findBySku(product.sku())).isEmpty();
        assertThat(shop.inventory().find(product.id())).isEmpty();
        assertThat(shop.reviews().find(product.id(), customer.id())).isEmpty();
        assertThat(shop.reviews().rating(product.id())).isEqualTo(Rating.NONE);
        Product successor = make.add(make.draft().sku(product.sku()));
        assertThat(catalog.findBySku(product.sku())).contains(successor);
    }

    @Rule(
            id = "CAT-08",
            title = "A product that has orders can be removed; the orders keep the name and price that were bought.",
            teaches = "An order line is a copy, not a reference: history does not change when the catalogue does.")
    void removalKeepsOrders() {
        Product product = make.product(5);
        Order order = make.place(Fixtures.wish(make.customer().id(), 2, product));

        assertThat(catalog.remove(product.id())).isTrue();
        assertThat(shop.orders().find(order.id())).contains(order);
        assertThat(order.lines().getFirst().name()).isEqualTo(product.name());
        assertThat(order.total()).isEqualTo(euros("20.00"));
    }

    @Rule(
            id = "CAT-09",
            title = "Prices come back exactly: cents, yen without decimals, dinars with three, and the largest amount.",
            teaches =
                    "Money in binary floats is off by a cent sooner or later: decimals or counted minor units are not.")
    void pricesAreExact() {
        for (Money price : List.of(
                euros("0.01"),
                euros("0.00"),
                euros("19.99"),
                euros("1234567.89"),
                Money.of("1999", "JPY"),
                Money.of("7.125", "KWD"),
                Money.ofMinor(Money.MAX_MINOR_UNITS, euros("0.00").currency()))) {
            Product product = make.add(make.draft()
                    .priced(price.amount().toPlainString(), price.currency().getCurrencyCode()));

            assertThat(catalog.find(product.id())).map(Product::price).contains(price);
        }
    }

    @Rule(
            id = "CAT-12",
            title = "Of eight changes at once based on one version, exactly one is made.",
            teaches = "Compare-and-set: WHERE version = ?, a filter on the version, a Lua script, if_seq_no.")
    void oneOfManyChangesWins() {
        Product product = make.product();

        List<Boolean> won = Together.run(8, number -> {
            try {
                return catalog.replace(product.withName("Change " + number)).version() == 2;
            } catch (StaleVersionException e) {
                return false;
            }
        });

        assertThat(won).filteredOn(one -> one).hasSize(1);
        Product after = catalog.find(product.id()).orElseThrow();
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.name()).isEqualTo("Change " + won.indexOf(true));
    }

    @Rule(
            id = "CAT-13",
            title = "Of eight products added at once with one SKU, exactly one is added.",
            teaches = "Looking first and adding then leaves a gap in between: only the store itself can close it.")
    void oneOfManyAdditionsWins() {
        String sku = Fixtures.word();

        List<Boolean> won = Together.run(8, number -> {
            try {
                make.add(make.draft().sku(sku));
                return true;
            } catch (DuplicateKeyException e) {
                return false;
            }
        });

        assertThat(won).filteredOn(one -> one).hasSize(1);
        shop.awaitVisibility();
        assertThat(catalog.findBySku(sku)).isPresent();
    }

    @Rule(
            id = "CAT-14",
            title = "A new product is in version 1, whatever version was given, and has a stock of nothing.",
            teaches = "Who counts versions is the store, not the caller.")
    void newProductsBeginAtOne() {
        Product product = make.draft().product();
        catalog.add(product.withVersion(7));

        assertThat(catalog.find(product.id())).contains(product.withVersion(1));
        assertThat(shop.inventory().find(product.id()).orElseThrow().total()).isZero();
    }
}
