/** One review per customer and product, and the rating that always equals the reviews. */
@NullMarked
package dev.polyshop.contract.reviews;

import org.jspecify.annotations.NullMarked;
