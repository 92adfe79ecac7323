package dev.polyshop.contract.orders;

/**
 * What a sweep over interrupted work has done.
 *
 * @param completed orders that were carried to their end
 * @param undone orders that were taken back, with the stock and the coupon uses they held
 */
public record RecoveryReport(long completed, long undone) {}
