/** What one client sees of its own writes, what it sees again, and after how long. */
@NullMarked
package dev.polyshop.comparison.consistency.sessions;

import org.jspecify.annotations.NullMarked;
