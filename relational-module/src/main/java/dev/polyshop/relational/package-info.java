/** The shop over PostgreSQL. What all rooms share: SQL files, transactions and the translation of failures. */
@NullMarked
package dev.polyshop.relational;

import org.jspecify.annotations.NullMarked;
