/** Transactions and units of work at the isolation of a mode. */
@NullMarked
package dev.polyshop.relational.units;

import org.jspecify.annotations.NullMarked;
