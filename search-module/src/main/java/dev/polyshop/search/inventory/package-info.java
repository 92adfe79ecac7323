/** Stock, moved by conditional writes. */
@NullMarked
package dev.polyshop.search.inventory;

import org.jspecify.annotations.NullMarked;
