package dev.polyshop.document.catalog;

import dev.polyshop.contract.catalog.Product;
import java.util.Collection;

/** Is told the words of products before the products are written. */
@FunctionalInterface
public interface ProductWords {

    /** Takes note of the words of these products; words once noted stay. */
    void note(Collection<Product> products);
}
