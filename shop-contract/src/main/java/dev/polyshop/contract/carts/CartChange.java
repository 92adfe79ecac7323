package dev.polyshop.contract.carts;

import dev.polyshop.contract.catalog.ProductId;

/** The outcome of a change to a cart. */
public sealed interface CartChange {

    /**
     * It happened.
     *
     * @param cart the cart after it
     */
    record Changed(Cart cart) implements CartChange {}

    /**
     * There is no such cart, or it has expired.
     *
     * @param cart the id
     */
    record NoSuchCart(CartId cart) implements CartChange {}

    /**
     * There is no such product to add.
     *
     * @param product the product
     */
    record UnknownProduct(ProductId product) implements CartChange {}

    /**
     * The line or the cart would exceed its bounds; nothing was changed.
     *
     * @param product the product
     */
    record TooMuch(ProductId product) implements CartChange {}
}
