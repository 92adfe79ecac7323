/** Products as documents: embedded attributes, categories as ancestor arrays, stock counters beside them. */
@NullMarked
package dev.polyshop.document.catalog;

import org.jspecify.annotations.NullMarked;
