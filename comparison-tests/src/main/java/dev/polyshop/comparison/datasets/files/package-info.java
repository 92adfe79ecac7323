/** Reading text files of any size, compressed or not, with the place of every row. */
@NullMarked
package dev.polyshop.comparison.datasets.files;

import org.jspecify.annotations.NullMarked;
