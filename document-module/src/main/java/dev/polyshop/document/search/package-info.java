/** Search by MongoDB's text index, with a vocabulary that forgives typing errors. */
@NullMarked
package dev.polyshop.document.search;

import org.jspecify.annotations.NullMarked;
