/** Units of work: step by step, by compare-and-set, or in a snapshot transaction. */
@NullMarked
package dev.polyshop.document.units;

import org.jspecify.annotations.NullMarked;
