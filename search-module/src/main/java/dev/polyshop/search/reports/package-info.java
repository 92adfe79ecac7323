/** Figures over all orders by aggregations. */
@NullMarked
package dev.polyshop.search.reports;

import org.jspecify.annotations.NullMarked;
