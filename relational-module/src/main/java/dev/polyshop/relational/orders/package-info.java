/** Orders, lines and coupons: a placement is one transaction. */
@NullMarked
package dev.polyshop.relational.orders;

import org.jspecify.annotations.NullMarked;
