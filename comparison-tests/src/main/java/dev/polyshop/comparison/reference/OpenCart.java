package dev.polyshop.comparison.reference;

import dev.polyshop.contract.carts.Cart;
import java.time.Duration;

/** A cart and how long it lives after a change. */
record OpenCart(Cart cart, Duration timeToLive) {}
