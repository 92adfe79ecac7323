/** Reviews, and the rating counted from them. */
@NullMarked
package dev.polyshop.search.reviews;

import org.jspecify.annotations.NullMarked;
