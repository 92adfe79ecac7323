/** Runs the stores' servers in containers, by Testcontainers. */
@NullMarked
package dev.polyshop.comparison.containers;

import org.jspecify.annotations.NullMarked;
