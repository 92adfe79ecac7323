package dev.polyshop.comparison.results;

import java.util.SortedMap;

/**
 * What the shop was filled with.
 *
 * @param source as given on the command line, without folders: {@code generated:tiny}, {@code uci:online-retail.csv.gz}
 * @param products products that went in
 * @param customers customers that went in
 * @param orders orders that went in
 * @param orderLines their lines
 * @param rejected rows kept out, by reason
 */
public record DataFacts(
        String source, long products, long customers, long orders, long orderLines, SortedMap<String, Long> rejected) {}
