/**
 * The consistency lab: experiments that show what each store really guarantees, in each of its modes, held against what
 * it promises.
 */
@NullMarked
package dev.polyshop.comparison.consistency;

import org.jspecify.annotations.NullMarked;
