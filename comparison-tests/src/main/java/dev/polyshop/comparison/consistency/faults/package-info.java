/** Connections that are cut at chosen moments, clients that die between two steps, and servers that are killed. */
@NullMarked
package dev.polyshop.comparison.consistency.faults;

import org.jspecify.annotations.NullMarked;
