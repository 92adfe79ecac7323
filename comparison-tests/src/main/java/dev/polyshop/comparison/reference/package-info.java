/**
 * The whole contract in plain Java: one lock, maps and loops. It is the oracle that stores are compared with, so it is
 * written to be read and believed, not to be fast.
 */
@NullMarked
package dev.polyshop.comparison.reference;

import org.jspecify.annotations.NullMarked;
