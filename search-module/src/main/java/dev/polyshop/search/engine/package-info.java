/** How the server is reached or started, and how documents are read and written there. */
@NullMarked
package dev.polyshop.search.engine;

import org.jspecify.annotations.NullMarked;
