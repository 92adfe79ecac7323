/** The command line: {@code polyshop} and its subcommands. */
@NullMarked
package dev.polyshop.comparison.cli;

import org.jspecify.annotations.NullMarked;
