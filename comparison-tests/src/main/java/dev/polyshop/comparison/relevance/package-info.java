/** How good the stores' search is, by people's judgments of its hits. */
@NullMarked
package dev.polyshop.comparison.relevance;

import org.jspecify.annotations.NullMarked;
