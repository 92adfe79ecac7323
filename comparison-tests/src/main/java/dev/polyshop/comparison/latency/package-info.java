/** The latency lab: load that is due at given times, what it measured, and what may be said of it. */
@NullMarked
package dev.polyshop.comparison.latency;

import org.jspecify.annotations.NullMarked;
