/** Carts, one document each. */
@NullMarked
package dev.polyshop.search.carts;

import org.jspecify.annotations.NullMarked;
