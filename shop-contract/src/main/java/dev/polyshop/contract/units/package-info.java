/** A few records read and written as one unit, step by step, as strongly as the store's mode allows. */
@NullMarked
package dev.polyshop.contract.units;

import org.jspecify.annotations.NullMarked;
