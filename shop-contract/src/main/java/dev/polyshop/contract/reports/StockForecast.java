package dev.polyshop.contract.reports;

import dev.polyshop.contract.catalog.ProductId;

/**
 * A product whose stock will run out soon.
 *
 * @param product the product's id
 * @param sku its SKU
 * @param onHand pieces on hand now
 * @param soldInWindow pieces ordered in the window looked at
 * @param daysLeft whole days that the pieces will last at the window's pace: ⌊onHand × days of the window ÷
 *     soldInWindow⌋
 */
public record StockForecast(ProductId product, String sku, long onHand, long soldInWindow, long daysLeft) {}
