/** How MongoDB is reached or started, and what the server at hand can do. */
@NullMarked
package dev.polyshop.document.engine;

import org.jspecify.annotations.NullMarked;
