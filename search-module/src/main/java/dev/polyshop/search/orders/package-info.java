/** Orders, placed and advanced in recorded steps that can be finished or taken back. */
@NullMarked
package dev.polyshop.search.orders;

import org.jspecify.annotations.NullMarked;
