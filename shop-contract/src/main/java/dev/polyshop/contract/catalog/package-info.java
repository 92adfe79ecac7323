/** Products and how they are found without a search engine: by id, SKU, category, brand, price and attribute. */
@NullMarked
package dev.polyshop.contract.catalog;

import org.jspecify.annotations.NullMarked;
