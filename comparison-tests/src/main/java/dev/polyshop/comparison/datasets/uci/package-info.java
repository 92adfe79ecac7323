/** The order log of the UCI Machine Learning Repository's data set Online Retail. */
@NullMarked
package dev.polyshop.comparison.datasets.uci;

import org.jspecify.annotations.NullMarked;
