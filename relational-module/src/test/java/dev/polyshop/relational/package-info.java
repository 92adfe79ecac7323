/** What is special to the shop over PostgreSQL. */
@NullMarked
package dev.polyshop.relational;

import org.jspecify.annotations.NullMarked;
