/** What concurrent clients did and saw, and the checkers that say whether a promise can explain it. */
@NullMarked
package dev.polyshop.comparison.consistency.history;

import org.jspecify.annotations.NullMarked;
