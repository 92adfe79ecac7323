/** A catalogue of one's own, in CSV or JSON Lines, by a mapping of its columns. */
@NullMarked
package dev.polyshop.comparison.datasets.plain;

import org.jspecify.annotations.NullMarked;
