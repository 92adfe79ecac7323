package dev.polyshop.contract.reports;

import dev.polyshop.contract.catalog.ProductId;

/**
 * A product that is bought together with another one.
 *
 * @param product the product's id
 * @param sku its SKU
 * @param orders how many orders hold both
 */
public record Companion(ProductId product, String sku, long orders) {}
