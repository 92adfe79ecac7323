/** Reviews in a hash per product, with their order and their histogram beside them. */
@NullMarked
package dev.polyshop.keyvalue.reviews;

import org.jspecify.annotations.NullMarked;
