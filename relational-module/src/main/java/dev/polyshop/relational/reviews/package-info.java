/** Reviews under a primary key of product and customer. */
@NullMarked
package dev.polyshop.relational.reviews;

import org.jspecify.annotations.NullMarked;
