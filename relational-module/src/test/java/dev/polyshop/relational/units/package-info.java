@NullMarked
package dev.polyshop.relational.units;

import org.jspecify.annotations.NullMarked;
