package dev.polyshop.relational.search;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.relational.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The words of the catalogue, in a table of their own as PostgreSQL's manual advises for misspelled input (appendix F,
 * pg_trgm, "Text Search Integration"). Words are added after the product's own transaction: two products with a new
 * word in common must not wait for each other.
 */
@Component
public class Vocabulary {

    private static final Pattern WORD = Pattern.compile("\\p{L}{4,40}");
    private static final int REMEMBERED = 200_000;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Vocabulary(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** Adds the words of a product. */
    public void learn(Product product) {
        learn(List.of(product));
    }

    /** Adds the words of many products. */
    public void learn(Collection<Product> products) {
        Set<String> words = new TreeSet<>();
        for (Product product : products) {
            Stream.concat(Stream.of(product.name(), product.brand(), product.description()), product.tags().stream())
                    .forEach(text -> collect(text, words));
        }
        if (words.isEmpty()) {
            return;
        }
        // In one order everywhere, so that two statements never wait for each other in a circle.
        transactions.writeIdempotently(
                () -> jdbc.sql("insert into word (word) select unnest(:words) on conflict do nothing")
                        .param("words", words.toArray(String[]::new))
                        .update());
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        known.addAll(words);
    }

    private void collect(String text, Set<String> words) {
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            if (!known.contains(word.group())) {
                words.add(word.group());
            }
        }
    }
}
