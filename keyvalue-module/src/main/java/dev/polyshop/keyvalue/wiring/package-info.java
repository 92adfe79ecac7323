/** The provider, the store, its Spring context, its modes and its migrations. */
@NullMarked
package dev.polyshop.keyvalue.wiring;

import org.jspecify.annotations.NullMarked;
