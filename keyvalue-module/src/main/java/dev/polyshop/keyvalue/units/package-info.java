/** Step-by-step units over a few records, by hand, by WATCH or by script. */
@NullMarked
package dev.polyshop.keyvalue.units;

import org.jspecify.annotations.NullMarked;
