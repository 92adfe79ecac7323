/**
 * Random sequences of operations, done on a store and on the reference shop side by side. A sequence is data, so that
 * one that shows a difference can be cut down to the few steps that matter. jqwik does the same and more, but is a test
 * engine of its own: it could neither be given a store by the suite nor report as one of its rules.
 */
@NullMarked
package dev.polyshop.comparison.behaviour.random;

import org.jspecify.annotations.NullMarked;
