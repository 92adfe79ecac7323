/** Carts that expire by themselves. */
@NullMarked
package dev.polyshop.contract.carts;

import org.jspecify.annotations.NullMarked;
