/** The shop, the store behind it, and the values and failures that every port shares. */
@NullMarked
package dev.polyshop.contract;

import org.jspecify.annotations.NullMarked;
