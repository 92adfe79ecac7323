/** The electronics catalogue of Icecat, as the Chorus project publishes it. */
@NullMarked
package dev.polyshop.comparison.datasets.icecat;

import org.jspecify.annotations.NullMarked;
