/** Which stores there are, and the running ones. */
@NullMarked
package dev.polyshop.comparison.stores;

import org.jspecify.annotations.NullMarked;
