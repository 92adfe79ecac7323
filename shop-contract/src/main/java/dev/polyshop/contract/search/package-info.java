/** Full-text search over the catalogue with filters, facets, highlights and suggestions. */
@NullMarked
package dev.polyshop.contract.search;

import org.jspecify.annotations.NullMarked;
