/** Placing orders exactly once, and the steps from placed to delivered or cancelled. */
@NullMarked
package dev.polyshop.contract.orders;

import org.jspecify.annotations.NullMarked;
