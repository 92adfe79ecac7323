/** Carts as one document each, forgotten by a TTL index. */
@NullMarked
package dev.polyshop.document.carts;

import org.jspecify.annotations.NullMarked;
