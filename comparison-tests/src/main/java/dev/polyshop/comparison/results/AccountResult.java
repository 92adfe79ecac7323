package dev.polyshop.comparison.results;

import java.util.Map;

/**
 * The account of one kind of thing in a data set. Nothing is lost: {@code read = accepted + merged + rejected}.
 *
 * @param things what is counted, in the plural, as in {@code lines} or {@code invoices}
 * @param read how many were seen
 * @param accepted how many went in
 * @param merged how many went in as part of another
 * @param rejected how many were kept out, by reason
 */
public record AccountResult(String things, long read, long accepted, long merged, Map<String, Long> rejected) {}
