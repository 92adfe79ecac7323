/** Full-text search, facets, highlights and suggestions. */
@NullMarked
package dev.polyshop.search.search;

import org.jspecify.annotations.NullMarked;
