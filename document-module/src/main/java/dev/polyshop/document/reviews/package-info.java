/** Reviews keyed by product and customer; the rating is counted from them. */
@NullMarked
package dev.polyshop.document.reviews;

import org.jspecify.annotations.NullMarked;
