@NullMarked
package dev.polyshop.relational.orders;

import org.jspecify.annotations.NullMarked;
