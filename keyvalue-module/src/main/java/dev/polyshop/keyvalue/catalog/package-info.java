/** Products as hashes, with the sorted sets, sets and columns by which they are found. */
@NullMarked
package dev.polyshop.keyvalue.catalog;

import org.jspecify.annotations.NullMarked;
