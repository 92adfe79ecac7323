/** What has to hold however many clients there are at once: generated load on few hot records, and checkers. */
@NullMarked
package dev.polyshop.comparison.consistency.invariants;

import org.jspecify.annotations.NullMarked;
