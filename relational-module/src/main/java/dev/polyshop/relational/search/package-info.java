/** Full-text search with tsvector, GIN and trigrams. */
@NullMarked
package dev.polyshop.relational.search;

import org.jspecify.annotations.NullMarked;
