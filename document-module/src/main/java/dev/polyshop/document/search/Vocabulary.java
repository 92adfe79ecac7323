package dev.polyshop.document.search;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.document.catalog.ProductWords;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The words that products are described with, so that a mistyped word can be put right before {@code $text} is asked,
 * which knows no typing errors itself. Each word is kept with all forms of it that lack one letter (symmetric delete):
 * two words one edit apart have such a form in common, so candidates are found by an index, not by a scan.
 *
 * <p>Words are written before the products that bring them, and never removed: one too many finds nothing.
 */
public final class Vocabulary implements ProductWords {

    private static final String COLLECTION = "vocabulary";
    private static final int SHORTEST = 4;
    private static final int SHORTEST_FORGIVEN = 5;
    private static final int LONGEST = 32;
    /** How many words of one query are put right; a text with more unknown words is not a query. */
    private static final int MOST_CORRECTED = 30;

    private static final int MOST_REMEMBERED = 100_000;

    private final MongoOperations mongo;
    private final Set<String> remembered = ConcurrentHashMap.newKeySet();

    /** @param mongo the store's template */
    public Vocabulary(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void note(Collection<Product> products) {
        Set<String> fresh = new HashSet<>();
        Consumer<String> collect = text -> EnglishWords.in(text).stream()
                .map(EnglishWords.Word::text)
                .filter(word -> word.length() >= SHORTEST && word.length() <= LONGEST)
                .filter(word -> !remembered.contains(word))
                .forEach(fresh::add);
        for (Product product : products) {
            collect.accept(product.name());
            collect.accept(product.description());
            collect.accept(product.brand());
            product.tags().forEach(collect);
        }
        if (!fresh.isEmpty()) {
            insertMissing(fresh);
            if (remembered.size() > MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.addAll(fresh);
        }
    }

    private void insertMissing(Set<String> words) {
        List<Document> entries = words.stream()
                .map(word -> new Document("_id", word)
                        .append("stem", EnglishWords.stem(word))
                        .append("near", List.copyOf(shortened(word))))
                .toList();
        try {
            vocabulary().insertMany(entries, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean onlyKnownWords = e.getWriteErrors().stream().allMatch(error -> error.getCode() == 11_000);
            if (!onlyKnownWords || e.getWriteConcernError() != null) {
                throw e;
            }
        }
    }

    /** The words one typing error away from those of the query that no product has in any inflection. */
    Set<String> corrections(Collection<String> words) {
        List<String> forgivable = words.stream()
                .filter(word -> word.length() >= SHORTEST_FORGIVEN && word.length() <= LONGEST)
                .toList();
        if (forgivable.isEmpty()) {
            return Set.of();
        }
        Set<String> known = new HashSet<>();
        vocabulary()
                .find(new Document(
                        "stem",
                        new Document(
                                "$in",
                                forgivable.stream().map(EnglishWords::stem).toList())))
                .projection(new Document("stem", 1))
                .forEach(entry -> known.add(entry.getString("stem")));
        List<String> unknown = forgivable.stream()
                .filter(word -> !known.contains(EnglishWords.stem(word)))
                .limit(MOST_CORRECTED)
                .toList();
        return unknown.isEmpty() ? Set.of() : near(unknown);
    }

    private Set<String> near(List<String> unknown) {
        Set<String> forms = new HashSet<>();
        unknown.forEach(word -> forms.addAll(shortened(word)));
        Set<String> corrections = new LinkedHashSet<>();
        vocabulary()
                .find(new Document("near", new Document("$in", List.copyOf(forms))))
                .projection(new Document("_id", 1))
                .map(entry -> entry.getString("_id"))
                .forEach(candidate -> {
                    if (unknown.stream().anyMatch(word -> OneEdit.apart(word, candidate))) {
                        corrections.add(candidate);
                    }
                });
        return corrections;
    }

    /** The word, and the word without each of its letters. */
    private static Set<String> shortened(String word) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        for (int i = 0; i < word.length(); i++) {
            String form = word.substring(0, i) + word.substring(i + 1);
            if (!Character.isSurrogate(word.charAt(i))) {
                forms.add(form);
            }
        }
        return forms;
    }

    private MongoCollection<Document> vocabulary() {
        return mongo.getCollection(COLLECTION);
    }
}
