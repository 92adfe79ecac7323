/**
 * The anomalies of concurrent units, each as a fixed interleaving on shop records, after Kleppmann's Hermitage. The
 * names are those of Berenson et al. (1995), Adya (1999) and Bailis et al. (2013).
 */
@NullMarked
package dev.polyshop.comparison.consistency.anomalies;

import org.jspecify.annotations.NullMarked;
