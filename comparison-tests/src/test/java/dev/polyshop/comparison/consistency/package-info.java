@NullMarked
package dev.polyshop.comparison.consistency;

import org.jspecify.annotations.NullMarked;
