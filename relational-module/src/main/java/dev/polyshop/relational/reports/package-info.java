/** Reports: joins, groups and window functions. */
@NullMarked
package dev.polyshop.relational.reports;

import org.jspecify.annotations.NullMarked;
