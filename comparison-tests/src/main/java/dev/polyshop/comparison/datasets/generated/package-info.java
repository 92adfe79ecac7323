/** A shop made up from a seed: the same seed gives the same shop, on every machine. */
@NullMarked
package dev.polyshop.comparison.datasets.generated;

import org.jspecify.annotations.NullMarked;
