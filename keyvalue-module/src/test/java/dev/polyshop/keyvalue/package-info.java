/** Tests of what is special to the key-value store, on a real Redis. */
@NullMarked
package dev.polyshop.keyvalue;

import org.jspecify.annotations.NullMarked;
