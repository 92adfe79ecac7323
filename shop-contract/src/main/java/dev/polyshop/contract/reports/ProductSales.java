package dev.polyshop.contract.reports;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.ProductId;

/**
 * How a product sold.
 *
 * @param product the product's id
 * @param sku its SKU
 * @param quantity pieces
 * @param revenue the sum of its lines, before discounts on orders
 */
public record ProductSales(ProductId product, String sku, long quantity, Money revenue) {}
