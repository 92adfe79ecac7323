/** The behaviour suite: rules written once against the contract, run on every store, with one verdict for each. */
@NullMarked
package dev.polyshop.comparison.behaviour;

import org.jspecify.annotations.NullMarked;
