/** The store behind the contract: its Spring context, its schema, its modes. */
@NullMarked
package dev.polyshop.relational.wiring;

import org.jspecify.annotations.NullMarked;
