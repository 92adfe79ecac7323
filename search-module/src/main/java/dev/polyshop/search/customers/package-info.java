/** Customers and their unique email addresses. */
@NullMarked
package dev.polyshop.search.customers;

import org.jspecify.annotations.NullMarked;
