/** Customers with their addresses embedded, unique by the folded email address. */
@NullMarked
package dev.polyshop.document.customers;

import org.jspecify.annotations.NullMarked;
