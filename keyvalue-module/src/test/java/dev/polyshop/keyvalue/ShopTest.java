package dev.polyshop.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.carts.CartChange;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.CategoryCount;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.PriceRange;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reviews.Review;
import dev.polyshop.contract.reviews.ReviewResult;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.FacetCount;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchSort;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A walk through every room of the shop. The suite of all stores looks closer. */
class ShopTest {

    private Store store = TestShop.open();
    private Shop shop = store.shop();

    @BeforeEach
    void open() {
        shop = store.shop();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Shop in(String mode) {
        Mode found = store.modes().stream()
                .filter(each -> each.name().equals(mode))
                .findFirst()
                .orElseThrow();
        return store.shop(found);
    }

    @Test
    void a_product_comes_back_as_it_went_in() {
        Product product = TestShop.described(TestShop.product("Größe 😀 : % # *"), "a\tb\nc \"d\" {e}")
                .withAttributes(Map.of(
                        "colour", AttributeValue.of("dark: blue"),
                        "width", AttributeValue.of(new BigDecimal("12.50")),
                        "new", AttributeValue.of(true)));
        shop.catalog().add(product);
        assertThat(shop.catalog().find(product.id())).contains(product);
        assertThat(shop.catalog().findBySku(product.sku())).contains(product);
        assertThatThrownBy(() -> shop.catalog().add(product)).isInstanceOf(DuplicateKeyException.class);
        assertThat(shop.catalog().remove(product.id())).isTrue();
        assertThat(shop.catalog().find(product.id())).isEmpty();
        assertThat(shop.inventory().find(product.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NEWEST_FIRST", "CHEAPEST_FIRST", "DEAREST_FIRST"})
    void pages_follow_each_other_without_gap_or_repeat_on_shelves_and_through_filters(String order) {
        ProductSort sort = ProductSort.valueOf(order);
        List<Product> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Product product = TestShop.product("thing").withPrice(Money.of(i % 3 + ".50", "EUR"));
            all.add(product);
            shop.catalog().add(product);
        }
        for (CatalogFilter filter : List.of(
                CatalogFilter.all(),
                CatalogFilter.all().inCategory("electronics"),
                CatalogFilter.all().ofBrand("Acme"),
                CatalogFilter.all().ofBrand("Acme", "Other"),
                CatalogFilter.all().priced(new PriceRange(Money.of("1.50", "EUR"), Money.of("2.50", "EUR"))))) {
            List<Product> seen = new ArrayList<>();
            Optional<PageRequest> request = Optional.of(PageRequest.first(7));
            while (request.isPresent()) {
                PageRequest current = request.get();
                var page = shop.catalog().browse(filter, sort, current);
                seen.addAll(page.items());
                request = page.next().map(current::from);
            }
            List<Product> wanted =
                    new ArrayList<>(all.stream().filter(filter::accepts).toList());
            wanted.sort((a, b) -> {
                int byPrice = Long.compare(a.price().minorUnits(), b.price().minorUnits());
                return switch (sort) {
                    case NEWEST_FIRST -> b.id().compareTo(a.id());
                    case CHEAPEST_FIRST -> byPrice != 0 ? byPrice : a.id().compareTo(b.id());
                    case DEAREST_FIRST -> byPrice != 0 ? -byPrice : a.id().compareTo(b.id());
                };
            });
            assertThat(seen).as(filter.toString()).isEqualTo(wanted);
        }
    }

    @Test
    void categories_are_counted_with_what_is_below_them() {
        shop.catalog().add(TestShop.product("a").withCategory(CategoryPath.parse("x/y/z")));
        shop.catalog().add(TestShop.product("b").withCategory(CategoryPath.parse("x/y")));
        shop.catalog().add(TestShop.product("c").withCategory(CategoryPath.parse("xy")));
        assertThat(shop.catalog().categories(CategoryPath.parse("x")))
                .containsExactly(
                        new CategoryCount(CategoryPath.parse("x"), 2),
                        new CategoryCount(CategoryPath.parse("x/y"), 2),
                        new CategoryCount(CategoryPath.parse("x/y/z"), 1));
    }

    @Test
    void an_attribute_is_renamed_on_all_products_that_have_it() {
        List<Product> products = IntStream.range(0, 30)
                .mapToObj(i -> TestShop.product("p").withAttributes(Map.of("colour", AttributeValue.of("red"))))
                .toList();
        shop.catalog().importAll(products.iterator());
        assertThat(shop.catalog().renameAttribute("colour", "color")).isEqualTo(30);
        assertThat(shop.catalog()
                        .browse(
                                CatalogFilter.all().with("color", AttributeValue.of("red")),
                                ProductSort.NEWEST_FIRST,
                                PageRequest.first(100))
                        .items())
                .hasSize(30)
                .allMatch(product -> product.version() == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"naive", "watch", "lua"})
    void an_order_goes_all_the_way_in_every_mode(String mode) {
        Shop shop = in(mode);
        Customer customer = TestShop.customer();
        shop.customers().register(customer);
        Product product = TestShop.product("Printer");
        shop.catalog().add(product);
        shop.inventory().receive(product.id(), 10);
        shop.orders().issue(new Coupon(new CouponCode("TEN-" + mode), 10, 1));
        CartId cart = CartId.next();
        shop.carts().open(cart, Duration.ofMinutes(5));
        assertThat(shop.carts().add(cart, product.id(), 3)).isInstanceOf(CartChange.Changed.class);

        PlaceOrder wish = PlaceOrder.of(customer.id(), List.of(new CartLine(product.id(), 3)))
                .withCoupon(new CouponCode("TEN-" + mode))
                .fromCart(cart);
        PlaceOrderResult result = shop.orders().place(wish);
        Order order = ((PlaceOrderResult.Placed) result).order();
        assertThat(order.total()).isEqualTo(Money.of("27.00", "EUR"));
        assertThat(shop.orders().find(order.id())).contains(order);
        assertThat(shop.orders().place(wish)).isEqualTo(new PlaceOrderResult.Placed(order, true));
        assertThat(shop.carts().find(cart)).isEmpty();
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 7, 3, 0));
        assertThatThrownBy(() -> shop.orders().place(wish.withKey(IdempotencyKey.random())))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(shop.orders().advance(order.id(), OrderStatus.SHIPPED))
                .isEqualTo(new StatusChange.IllegalStep(OrderStatus.PLACED, OrderStatus.SHIPPED));
        assertThat(shop.orders().advance(order.id(), OrderStatus.PAID)).isInstanceOf(StatusChange.Changed.class);
        assertThat(shop.orders().advance(order.id(), OrderStatus.SHIPPED)).isInstanceOf(StatusChange.Changed.class);
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 7, 0, 3));
        assertThat(shop.orders().history(customer.id(), PageRequest.first(10)).items())
                .extracting(Order::id)
                .containsExactly(order.id());
        assertThat(shop.orders().count()).isEqualTo(1);
        assertThat(shop.orders().lineCount()).isEqualTo(1);

        LocalDate day = LocalDate.ofInstant(order.placedAt(), ZoneOffset.UTC);
        Period period = new Period(day, day.plusDays(1), ZoneOffset.UTC);
        Currency euro = Currency.getInstance("EUR");
        assertThat(shop.reports().topProducts(period, euro, 5))
                .singleElement()
                .satisfies(top -> assertThat(top.revenue()).isEqualTo(Money.of("30.00", "EUR")));
        assertThat(shop.reports().customerValue(period, euro, 5))
                .singleElement()
                .satisfies(value -> assertThat(value.total()).isEqualTo(Money.of("27.00", "EUR")));
        assertThat(shop.reports().revenueByDay(period, euro))
                .singleElement()
                .satisfies(revenue -> assertThat(revenue.byCategory()).containsKey("electronics"));
        assertThat(shop.reports().boughtTogether(product.id(), 5)).isEmpty();
        assertThat(shop.reports().runningOut(period, 3, 5))
                .singleElement()
                .satisfies(forecast -> assertThat(forecast.daysLeft()).isEqualTo(2));

        assertThat(shop.customers().erase(customer.id())).isTrue();
        assertThat(shop.orders().find(order.id()))
                .contains(order.withStatus(OrderStatus.SHIPPED).anonymous());
    }

    @Test
    void reviews_and_rating_agree() {
        Customer customer = TestShop.customer();
        shop.customers().register(customer);
        Product product = TestShop.product("Printer");
        shop.catalog().add(product);
        Review review = new Review(product.id(), customer.id(), 4, "Good", "tab\there", Instant.ofEpochMilli(5));
        assertThat(shop.reviews().add(review)).isEqualTo(ReviewResult.ADDED);
        assertThat(shop.reviews().add(review)).isEqualTo(ReviewResult.ALREADY_REVIEWED);
        assertThat(shop.reviews().find(product.id(), customer.id())).contains(review);
        assertThat(shop.reviews().ofProduct(product.id(), PageRequest.first(5)).items())
                .containsExactly(review);
        assertThat(shop.reviews().rating(product.id()).count()).isEqualTo(1);
        assertThat(shop.customers().erase(customer.id())).isTrue();
        assertThat(shop.reviews().rating(product.id()).count()).isZero();
        assertThat(shop.reviews().ofProduct(product.id(), PageRequest.first(5)).items())
                .isEmpty();
    }

    @Test
    void words_are_found_in_any_form_with_typos_in_phrases_and_counted() {
        Product laser = TestShop.product("Fast laser printers");
        Product ink = TestShop.described(TestShop.product("Ink box"), "An inkjet box that prints. Laser no printer.")
                .withPrice(Money.of("5.00", "EUR"));
        Product phone = TestShop.product("Telephone");
        shop.catalog().importAll(List.of(laser, ink, phone).iterator());
        assertThat(ids(SearchQuery.of("printer"))).containsExactly(laser.sku(), ink.sku());
        assertThat(ids(SearchQuery.of("telepone"))).containsExactly(phone.sku());
        assertThat(ids(SearchQuery.of("\"laser printer\""))).containsExactly(laser.sku());
        assertThat(ids(SearchQuery.of("\"printer laser\""))).isEmpty();
        assertThat(ids(SearchQuery.of("\" OR 1=1 {\"$gt\":\"\"}"))).isEmpty();
        assertThat(ids(SearchQuery.of(""))).hasSize(3);
        assertThat(ids(SearchQuery.of("!?"))).hasSize(3);
        assertThat(ids(SearchQuery.of("[* TO *]"))).isEmpty();
        assertThat(ids(SearchQuery.of("printer").sortedBy(SearchSort.CHEAPEST_FIRST)))
                .containsExactly(ink.sku(), laser.sku());
        assertThat(ids(SearchQuery.of("printer").among(CatalogFilter.all().ofBrand("Nobody"))))
                .isEmpty();
        var result = shop.search().search(SearchQuery.of("printer").countedBy(new Facet.Brand()));
        assertThat(result.total()).isEqualTo(2);
        assertThat(result.facets().get(new Facet.Brand())).containsExactly(new FacetCount("Acme", 2));
        assertThat(result.hits().getFirst().highlight().orElseThrow().matches()).containsExactly("printers");
        assertThat(shop.search().suggest("FAST", 5)).containsExactly("Fast laser printers");
    }

    @Test
    void pages_of_a_search_show_every_hit_once_while_products_are_added() {
        for (int i = 0; i < 30; i++) {
            shop.catalog().add(TestShop.product("printer model " + i));
        }
        Set<String> seen = new HashSet<>();
        List<String> all = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(4));
        while (request.isPresent()) {
            PageRequest current = request.get();
            var page = shop.search().search(SearchQuery.of("printer model").page(current));
            page.hits().forEach(hit -> {
                all.add(hit.product().sku());
                seen.add(hit.product().sku());
            });
            shop.catalog().add(TestShop.product("printer model other words"));
            request = page.next().map(current::from);
        }
        assertThat(all).hasSameSizeAs(seen).hasSizeGreaterThanOrEqualTo(30);
    }

    private List<String> ids(SearchQuery query) {
        return shop.search().search(query).hits().stream()
                .map(hit -> hit.product().sku())
                .toList();
    }
}
