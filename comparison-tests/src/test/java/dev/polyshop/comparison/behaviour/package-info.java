@NullMarked
package dev.polyshop.comparison.behaviour;

import org.jspecify.annotations.NullMarked;
