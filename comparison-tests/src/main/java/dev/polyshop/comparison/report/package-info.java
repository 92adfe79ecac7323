/** The reports: HTML, Markdown and console, drawn from {@code results.json} and nothing else. */
@NullMarked
package dev.polyshop.comparison.report;

import org.jspecify.annotations.NullMarked;
