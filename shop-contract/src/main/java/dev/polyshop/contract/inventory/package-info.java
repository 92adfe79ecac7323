/** How many pieces of a product are on hand, reserved and sold. */
@NullMarked
package dev.polyshop.contract.inventory;

import org.jspecify.annotations.NullMarked;
