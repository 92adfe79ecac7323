/** Orders as hashes, placed by one script, and the sorted sets by which they are found. */
@NullMarked
package dev.polyshop.keyvalue.orders;

import org.jspecify.annotations.NullMarked;
