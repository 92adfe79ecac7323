/** The data set that a text on the command line names. */
@NullMarked
package dev.polyshop.comparison.datasets.spec;

import org.jspecify.annotations.NullMarked;
