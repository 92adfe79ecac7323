/** Stock counters inside the product's document, moved by conditional single-document updates. */
@NullMarked
package dev.polyshop.document.inventory;

import org.jspecify.annotations.NullMarked;
