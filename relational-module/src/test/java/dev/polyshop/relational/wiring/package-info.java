@NullMarked
package dev.polyshop.relational.wiring;

import org.jspecify.annotations.NullMarked;
