/** A run: stores are started, phases work on them one after the other, and what they find is the results. */
@NullMarked
package dev.polyshop.comparison.run;

import org.jspecify.annotations.NullMarked;
