/** Products, browsed by filters, with a unique SKU each. */
@NullMarked
package dev.polyshop.search.catalog;

import org.jspecify.annotations.NullMarked;
