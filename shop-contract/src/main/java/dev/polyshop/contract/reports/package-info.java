/** Figures over all orders. */
@NullMarked
package dev.polyshop.contract.reports;

import org.jspecify.annotations.NullMarked;
