/** Several records read and written as one unit, as far as single-document writes carry. */
@NullMarked
package dev.polyshop.search.units;

import org.jspecify.annotations.NullMarked;
