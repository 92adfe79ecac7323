/** Loading a data set into running stores, measured, and checking what arrived. */
@NullMarked
package dev.polyshop.comparison.datasets.load;

import org.jspecify.annotations.NullMarked;
