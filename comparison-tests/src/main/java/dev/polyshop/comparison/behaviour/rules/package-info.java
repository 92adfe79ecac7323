/** The rules, a class or two for each area of the shop. */
@NullMarked
package dev.polyshop.comparison.behaviour.rules;

import org.jspecify.annotations.NullMarked;
