/** The Spring context of a store, its modes, its indices and its bulk floor. */
@NullMarked
package dev.polyshop.search.wiring;

import org.jspecify.annotations.NullMarked;
