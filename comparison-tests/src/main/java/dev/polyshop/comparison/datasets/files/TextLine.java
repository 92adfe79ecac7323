package dev.polyshop.comparison.datasets.files;

/**
 * A line of a text file.
 *
 * @param number from 1
 * @param text without its line end; empty if it is too long
 * @param tooLong whether it has more than {@link InputReader#MAX_ROW} characters
 */
public record TextLine(long number, String text, boolean tooLong) {}
