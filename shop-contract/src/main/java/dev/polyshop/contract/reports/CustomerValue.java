package dev.polyshop.contract.reports;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.customers.CustomerId;

/**
 * What a customer was worth.
 *
 * @param rank 1 for the highest value; equal values have equal ranks, and the rank after them is left out (SQL's
 *     {@code RANK()})
 * @param customer the customer's id
 * @param orders how many orders
 * @param total the sum of their totals, after discounts
 */
public record CustomerValue(long rank, CustomerId customer, long orders, Money total) {}
