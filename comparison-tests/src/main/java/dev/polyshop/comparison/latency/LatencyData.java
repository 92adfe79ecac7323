package dev.polyshop.comparison.latency;

import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reports.Period;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/**
 * What the shop under load holds, as far as operations choose from it and check answers by it.
 *
 * @param source where it comes from, as in {@code generated:tiny}
 * @param products the products
 * @param categories categories that hold products
 * @param words words that occur in names of products and find them in every store
 * @param customers customers with orders
 * @param period when the orders were placed
 * @param currency what they were paid in
 */
public record LatencyData(
        String source,
        List<Product> products,
        List<CategoryPath> categories,
        List<String> words,
        List<CustomerId> customers,
        Period period,
        Currency currency) {

    private static final int MOST_WORDS = 1_000;
    private static final CharArraySet STOP_WORDS = stopWords();

    /** Derives categories and words from the products. */
    public static LatencyData of(
            String source, List<Product> products, List<CustomerId> customers, Period period, Currency currency) {
        List<String> words = words(products, LatencyData::isSearchable);
        return new LatencyData(
                source,
                List.copyOf(products),
                products.stream().map(Product::category).distinct().sorted().toList(),
                words.isEmpty() ? words(products, word -> true) : words,
                List.copyOf(customers),
                period,
                currency);
    }

    private static List<String> words(List<Product> products, Predicate<String> wanted) {
        return products.stream()
                .flatMap(product -> Arrays.stream(product.name().split("\\s+")))
                .filter(wanted)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /** Not what stores cut differently, as they do "4K-ready", nor what some of them pass over, as they do "with". */
    private static boolean isSearchable(String word) {
        return word.matches("\\p{L}{4,}") && !STOP_WORDS.contains(word);
    }

    /** Snowball's, which are the most that any of the stores passes over. */
    private static CharArraySet stopWords() {
        try (InputStream list = SnowballFilter.class.getResourceAsStream("english_stop.txt")) {
            return new CharArraySet(WordlistLoader.getSnowballWordSet(Objects.requireNonNull(list)), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
