/** How Redis is reached or started, and how the features speak to it. */
@NullMarked
package dev.polyshop.keyvalue.engine;

import org.jspecify.annotations.NullMarked;
