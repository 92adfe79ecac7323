/** Tests of the faults. */
@NullMarked
package dev.polyshop.comparison.consistency.faults;

import org.jspecify.annotations.NullMarked;
