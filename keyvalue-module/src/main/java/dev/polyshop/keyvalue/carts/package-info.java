/** Carts as hashes with a time to live. */
@NullMarked
package dev.polyshop.keyvalue.carts;

import org.jspecify.annotations.NullMarked;
