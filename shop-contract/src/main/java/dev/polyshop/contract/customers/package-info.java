/** Customers, their unique email addresses and their postal addresses. */
@NullMarked
package dev.polyshop.contract.customers;

import org.jspecify.annotations.NullMarked;
