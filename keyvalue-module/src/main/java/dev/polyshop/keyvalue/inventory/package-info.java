/** Stock as three counters in a hash. */
@NullMarked
package dev.polyshop.keyvalue.inventory;

import org.jspecify.annotations.NullMarked;
