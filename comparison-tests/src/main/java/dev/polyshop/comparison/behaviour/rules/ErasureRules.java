package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.contract.reviews.Rating;
import dev.polyshop.contract.reviews.Review;
import java.time.Instant;

/** Customers who want to be forgotten. */
@EachStore
public final class ErasureRules {

    private final Shop shop;
    private final Customers customers;
    private final Fixtures make;

    ErasureRules(ShopUnderTest on) {
        shop = on.shop();
        customers = shop.customers();
        make = on.make();
    }

    @Rule(
            id = "CUS-08",
            title = "An erased customer is gone with the reviews, and the email address is free.",
            teaches = "The right to be forgotten: everything that names a person has to be found, in every structure.")
    void erase() {
        Customer customer = make.customer();
        Product product = make.product();
        shop.reviews().add(new Review(product.id(), customer.id(), 5, "Fine", "", Instant.now()));
        shop.awaitVisibility();

        assertThat(customers.erase(customer.id())).isTrue();
        assertThat(customers.erase(customer.id())).isFalse();

        shop.awaitVisibility();
        assertThat(customers.find(customer.id())).isEmpty();
        assertThat(customers.findByEmail(customer.email())).isEmpty();
        assertThat(shop.reviews().find(product.id(), customer.id())).isEmpty();
        assertThat(shop.reviews().rating(product.id())).isEqualTo(Rating.NONE);
        assertThat(shop.reviews().ofProduct(product.id(), PageRequest.first(5)).items())
                .isEmpty();
        assertThatThrownBy(() -> customers.replace(customer)).isInstanceOf(StaleVersionException.class);
        Customer successor = make.stranger().withEmail(customer.email());
        customers.register(successor);
        assertThat(customers.findByEmail(customer.email())).contains(successor);
    }

    @Rule(
            id = "CUS-09",
            title = "An erased customer's orders stay with all their figures, belong to nobody, and go on their way.",
            teaches =
                    "Anonymise, do not delete: the books must still balance. ON DELETE SET NULL, or an update of many.")
    void erasedOrdersStay() {
        Customer customer = make.customer();
        Product product = make.product(10);
        PlaceOrder wish = Fixtures.wish(customer.id(), 2, product);
        Order order = make.place(wish);
        Order other = make.place(Fixtures.wish(customer.id(), 1, product));
        shop.awaitVisibility();

        assertThat(customers.erase(customer.id())).isTrue();

        shop.awaitVisibility();
        assertThat(shop.orders().find(order.id())).contains(order.anonymous());
        assertThat(shop.orders().findByKey(other.key())).contains(other.anonymous());
        assertThat(order.total()).isEqualTo(euros("20.00"));
        assertThat(shop.orders().history(customer.id(), PageRequest.first(5)).items())
                .isEmpty();
        assertThat(shop.orders().place(wish)).isEqualTo(new PlaceOrderResult.Placed(order.anonymous(), true));
        assertThat(shop.orders().advance(order.id(), OrderStatus.CANCELLED))
                .isEqualTo(new StatusChange.Changed(order.anonymous().withStatus(OrderStatus.CANCELLED)));
    }
}
