/** What a shop is filled with: sources of customers, products and orders, and the account of what was kept out. */
@NullMarked
package dev.polyshop.comparison.datasets;

import org.jspecify.annotations.NullMarked;
