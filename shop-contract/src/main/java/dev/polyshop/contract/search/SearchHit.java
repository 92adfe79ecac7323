package dev.polyshop.contract.search;

import dev.polyshop.contract.catalog.Product;
import java.util.Optional;

/**
 * A product found.
 *
 * @param product the product
 * @param score how well it matches; higher is better, comparable within one search only; 0 where there were no words
 * @param highlight where it matched, in its name or else its description, if the store can tell
 */
public record SearchHit(Product product, double score, Optional<Highlight> highlight) {}
