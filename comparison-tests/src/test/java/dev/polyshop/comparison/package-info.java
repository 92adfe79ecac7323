@NullMarked
package dev.polyshop.comparison;

import org.jspecify.annotations.NullMarked;
