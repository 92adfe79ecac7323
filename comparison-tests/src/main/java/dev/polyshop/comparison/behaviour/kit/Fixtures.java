package dev.polyshop.comparison.behaviour.kit;

import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.reports.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/**
 * What one rule works on, under names that nobody else uses: so that rules share a shop and none is in another's way.
 */
public final class Fixtures {

    /** Consonants only: no English word, no inflection of one, and never within a typing error of one. */
    private static final String LETTERS = "bcfghjkmpqvwxz";

    private final Shop shop;
    private final QuietCalendar calendar;
    private final String token = word();
    private final AtomicInteger serial = new AtomicInteger();

    Fixtures(Shop shop, QuietCalendar calendar) {
        this.shop = shop;
        this.calendar = calendar;
    }

    /** A word of twelve letters that nobody else uses: the rule's brand, top category and prefix of SKUs. */
    public String token() {
        return token;
    }

    /** Another such word. */
    public static String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            word.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /** A year without any order. */
    public int quietYear() {
        return calendar.year(year -> {
            Period whole = new Period(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), ZoneOffset.UTC);
            return shop.reports()
                    .topProducts(whole, Currency.getInstance("EUR"), 1)
                    .isEmpty();
        });
    }

    /** The rule's own products. */
    public CatalogFilter mine() {
        return CatalogFilter.all().ofBrand(token);
    }

    /** A product of the rule's brand that is not in the shop yet. */
    public ProductDraft draft() {
        int number = serial.incrementAndGet();
        return ProductDraft.of(token + "-" + number, "Thing " + number, token);
    }

    /** A product in the shop, without stock. */
    public Product product() {
        return add(draft());
    }

    /** A product in the shop with so many pieces on hand. */
    public Product product(int onHand) {
        return stock(product(), onHand);
    }

    /** So many products in the shop, without stock, put in by one import. */
    public List<Product> products(int count) {
        List<Product> products =
                Stream.generate(() -> draft().product()).limit(count).toList();
        ImportReport report = shop.catalog().importAll(products.iterator());
        if (report.accepted() != count) {
            throw new AssertionFailedError("of " + count + " products to prepare with, only " + report.accepted()
                    + " were taken: " + report.rejections());
        }
        return products;
    }

    /** So many products in the shop, each with so many pieces on hand. */
    public List<Product> products(int count, int onHand) {
        List<Product> products = products(count);
        shop.inventory().receiveAll(products.stream().collect(Collectors.toMap(Product::id, product -> onHand)));
        return products;
    }

    /** Puts a product in the shop; as stored. */
    public Product add(ProductDraft draft) {
        Product product = draft.product();
        shop.catalog().add(product);
        return product;
    }

    /** Receives pieces. */
    public Product stock(Product product, int onHand) {
        shop.inventory().receive(product.id(), onHand);
        return product;
    }

    /** A customer who is not registered yet. */
    public Customer stranger() {
        int number = serial.incrementAndGet();
        return new Customer(
                CustomerId.next(),
                new EmailAddress("Customer" + number + "@" + token + ".example"),
                "Customer " + number,
                List.of(),
                Instant.now(),
                1);
    }

    /** A registered customer. */
    public Customer customer() {
        Customer customer = stranger();
        shop.customers().register(customer);
        return customer;
    }

    /** The stock of a product that is there. */
    public StockLevel stockOf(Product product) {
        return shop.inventory().find(product.id()).orElseThrow();
    }

    /** The reserved pieces of each, read at once. */
    public List<Long> reserved(List<Product> products) {
        return shop.inventory().findAll(products.stream().map(Product::id).toList()).values().stream()
                .map(StockLevel::reserved)
                .toList();
    }

    /** An empty cart that lives for an hour. */
    public CartId cart() {
        CartId id = CartId.next();
        shop.carts().open(id, Duration.ofHours(1));
        return id;
    }

    /** A coupon that is issued. */
    public CouponCode coupon(int percent, int maxUses) {
        CouponCode code = new CouponCode(token + "-" + serial.incrementAndGet());
        shop.orders().issue(new Coupon(code, percent, maxUses));
        return code;
    }

    /** A wish to buy some pieces of each product. */
    public static PlaceOrder wish(CustomerId customer, int quantity, Product... products) {
        return PlaceOrder.of(
                customer,
                List.of(products).stream()
                        .map(product -> new CartLine(product.id(), quantity))
                        .toList());
    }

    /** Places an order that nothing speaks against. */
    public Order place(PlaceOrder wish) {
        if (shop.orders().place(wish) instanceof PlaceOrderResult.Placed(Order order, boolean repeated) && !repeated) {
            return order;
        }
        throw new AssertionFailedError("an order that nothing speaks against was not placed: " + wish);
    }

    /** Pieces of a product. */
    public static CartLine line(ProductId product, int quantity) {
        return new CartLine(product, quantity);
    }

    /** Euros and cents. */
    public static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }
}
