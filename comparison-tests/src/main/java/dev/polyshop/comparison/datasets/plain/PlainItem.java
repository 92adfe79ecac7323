package dev.polyshop.comparison.datasets.plain;

import dev.polyshop.contract.catalog.Product;

/**
 * What a row says.
 *
 * @param product the product
 * @param stock how many pieces of it there are; 0 if the row does not say
 */
record PlainItem(Product product, int stock) {}
