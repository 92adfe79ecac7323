/** Customers and their addresses in two tables, and the one index that keeps email addresses unique. */
@NullMarked
package dev.polyshop.relational.customers;

import org.jspecify.annotations.NullMarked;
