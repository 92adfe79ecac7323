@NullMarked
package dev.polyshop.relational.inventory;

import org.jspecify.annotations.NullMarked;
