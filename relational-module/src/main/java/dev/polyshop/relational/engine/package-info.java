/** How the PostgreSQL server is reached or started. */
@NullMarked
package dev.polyshop.relational.engine;

import org.jspecify.annotations.NullMarked;
