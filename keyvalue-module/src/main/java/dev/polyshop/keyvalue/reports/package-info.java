/** Figures computed by reading the orders of a period. */
@NullMarked
package dev.polyshop.keyvalue.reports;

import org.jspecify.annotations.NullMarked;
