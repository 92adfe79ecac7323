/** The store's own Spring context, its schema changes and its modes. */
@NullMarked
package dev.polyshop.document.wiring;

import org.jspecify.annotations.NullMarked;
