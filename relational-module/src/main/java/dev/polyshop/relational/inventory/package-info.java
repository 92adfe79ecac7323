/** Stock levels, and the ways in which a mode moves pieces. */
@NullMarked
package dev.polyshop.relational.inventory;

import org.jspecify.annotations.NullMarked;
