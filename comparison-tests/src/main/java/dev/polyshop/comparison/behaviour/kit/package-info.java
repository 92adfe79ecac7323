/** What a rule is made of: its annotation, its fixtures, and what a store declares to do otherwise. */
@NullMarked
package dev.polyshop.comparison.behaviour.kit;

import org.jspecify.annotations.NullMarked;
