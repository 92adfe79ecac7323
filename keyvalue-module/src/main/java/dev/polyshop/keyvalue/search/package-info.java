/** An inverted index in sorted sets. */
@NullMarked
package dev.polyshop.keyvalue.search;

import org.jspecify.annotations.NullMarked;
