@NullMarked
package dev.polyshop.comparison.consistency.history;

import org.jspecify.annotations.NullMarked;
