/** What a run found out, as it stands in {@code results.json} (schema {@code polyshop-results/1}). */
@NullMarked
package dev.polyshop.comparison.results;

import org.jspecify.annotations.NullMarked;
