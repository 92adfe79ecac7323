@NullMarked
package dev.polyshop.relational.engine;

import org.jspecify.annotations.NullMarked;
