/** Products in tables: the category tree, the free attributes as JSONB, and the bulk import by COPY. */
@NullMarked
package dev.polyshop.relational.catalog;

import org.jspecify.annotations.NullMarked;
