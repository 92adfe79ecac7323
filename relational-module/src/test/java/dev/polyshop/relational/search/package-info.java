@NullMarked
package dev.polyshop.relational.search;

import org.jspecify.annotations.NullMarked;
