package dev.polyshop.comparison.results;

import java.util.List;

/**
 * Every store measured as two (A/A), again and again: how often the method told a difference where there is none.
 *
 * @param repetitions how often
 * @param withoutDifference in how many repetitions no statement claimed a difference
 * @param statements how many statements a repetition made
 * @param claims the differences that were claimed, with the number of the repetition
 */
public record SelfTestResult(int repetitions, int withoutDifference, int statements, List<String> claims) {}
