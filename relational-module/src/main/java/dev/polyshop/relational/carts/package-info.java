/** Carts that expire: a time in a row, a condition in each query, and a sweep. */
@NullMarked
package dev.polyshop.relational.carts;

import org.jspecify.annotations.NullMarked;
