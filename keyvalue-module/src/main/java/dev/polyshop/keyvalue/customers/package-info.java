/** Customers as hashes, and the one hash that keeps their email addresses unique. */
@NullMarked
package dev.polyshop.keyvalue.customers;

import org.jspecify.annotations.NullMarked;
