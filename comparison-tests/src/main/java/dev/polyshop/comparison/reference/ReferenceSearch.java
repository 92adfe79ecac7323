package dev.polyshop.comparison.reference;

import dev.polyshop.comparison.reference.EnglishWords.Word;
import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.FacetCount;
import dev.polyshop.contract.search.Highlight;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchResult;
import dev.polyshop.contract.search.SearchSort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Search by reading every product. */
final class ReferenceSearch implements ProductSearch {

    private static final double NAME_WEIGHT = 4;
    private static final double LABEL_WEIGHT = 2;
    private static final double DESCRIPTION_WEIGHT = 1;

    private final ReferenceData data;

    ReferenceSearch(ReferenceData data) {
        this.data = data;
    }

    /** The key of a page of hits. */
    private record Place(double rank, ProductId id) {

        static final Comparator<Place> ORDER =
                Comparator.comparingDouble(Place::rank).reversed().thenComparing(Place::id);

        static Place of(SearchHit hit, SearchSort sort) {
            double rank = switch (sort) {
                case RELEVANCE -> hit.score();
                case CHEAPEST_FIRST -> -hit.product().price().minorUnits();
                case DEAREST_FIRST -> hit.product().price().minorUnits();
            };
            return new Place(rank, hit.product().id());
        }

        static Place parse(Cursor cursor) {
            List<String> parts = cursor.parts(2);
            try {
                return new Place(Double.parseDouble(parts.get(0)), ProductId.parse(parts.get(1)));
            } catch (NumberFormatException e) {
                throw new InvalidDataException("not a cursor of this search: " + cursor.token(), e);
            }
        }

        Cursor cursor() {
            return Cursor.of(rank, id);
        }
    }

    @Override
    public SearchResult search(SearchQuery query) {
        synchronized (data) {
            List<Product> among = data.products.values().stream()
                    .filter(query.filter()::accepts)
                    .toList();
            List<SearchHit> hits = hits(SearchText.parse(query.text()), among);
            KeysetPage<SearchHit> page = ReferencePages.page(
                    hits, hit -> Place.of(hit, query.sort()), Place.ORDER, Place::cursor, Place::parse, query.page());
            Map<Facet, List<FacetCount>> facets = new HashMap<>();
            for (Facet facet : query.facets()) {
                facets.put(facet, count(facet, hits));
            }
            return new SearchResult(page.items(), hits.size(), facets, page.next());
        }
    }

    /** The words of a product, by where they stand. */
    private record Texts(Product product, List<Word> name, List<Word> description, List<List<Word>> labels) {

        static Texts of(Product product) {
            List<List<Word>> labels = new ArrayList<>();
            labels.add(EnglishWords.of(product.brand()));
            product.tags().forEach(tag -> labels.add(EnglishWords.of(tag)));
            return new Texts(product, EnglishWords.of(product.name()), EnglishWords.of(product.description()), labels);
        }

        double weight(List<Word> term) {
            double weight = occurs(term, name) ? NAME_WEIGHT : 0;
            weight += occurs(term, description) ? DESCRIPTION_WEIGHT : 0;
            for (List<Word> label : labels) {
                weight += occurs(term, label) ? LABEL_WEIGHT : 0;
            }
            return weight;
        }

        private static boolean occurs(List<Word> term, List<Word> text) {
            return !SearchText.matches(term, text).isEmpty();
        }
    }

    private static List<SearchHit> hits(SearchText text, List<Product> among) {
        if (text.terms().isEmpty()) {
            return among.stream()
                    .map(product -> new SearchHit(product, 0, Optional.empty()))
                    .toList();
        }
        List<Texts> texts = among.stream().map(Texts::of).toList();
        Map<Texts, Double> scores = new IdentityHashMap<>();
        for (List<Word> term : text.terms()) {
            Map<Texts, Double> matches = new IdentityHashMap<>();
            for (Texts each : texts) {
                double weight = each.weight(term);
                if (weight > 0) {
                    matches.put(each, weight);
                }
            }
            double rarity = Math.log(1 + (double) among.size() / Math.max(1, matches.size()));
            matches.forEach((each, weight) -> scores.merge(each, weight * rarity, Double::sum));
        }
        List<SearchHit> hits = new ArrayList<>();
        scores.forEach((each, score) -> hits.add(new SearchHit(each.product(), score, highlight(text, each))));
        return hits;
    }

    private static Optional<Highlight> highlight(SearchText text, Texts of) {
        return highlight(text, of.product().name(), of.name())
                .or(() -> highlight(text, of.product().description(), of.description()));
    }

    private static Optional<Highlight> highlight(SearchText text, String of, List<Word> words) {
        Map<Integer, Word> matched = new TreeMap<>();
        for (List<Word> term : text.terms()) {
            SearchText.matches(term, words).forEach(word -> matched.put(word.start(), word));
        }
        if (matched.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder marked = new StringBuilder();
        int from = 0;
        for (Word word : matched.values()) {
            marked.append(of, from, word.start()).append(Highlight.START);
            marked.append(of, word.start(), word.end()).append(Highlight.STOP);
            from = word.end();
        }
        return Optional.of(
                Highlight.ofMarked(marked.append(of, from, of.length()).toString()));
    }

    private static List<FacetCount> count(Facet facet, List<SearchHit> hits) {
        Map<String, Long> counts = new TreeMap<>(CodePointOrder.INSTANCE);
        for (SearchHit hit : hits) {
            for (String value : values(facet, hit.product())) {
                counts.merge(value, 1L, Long::sum);
            }
        }
        List<FacetCount> rows = new ArrayList<>();
        counts.forEach((value, count) -> rows.add(new FacetCount(value, count)));
        rows.sort(Comparator.comparingLong(FacetCount::count).reversed()); // Stable: equal counts stay by value.
        return rows.stream().limit(SearchResult.MAX_FACET_VALUES).toList();
    }

    private static Collection<String> values(Facet facet, Product product) {
        return switch (facet) {
            case Facet.Brand() -> product.brand().isEmpty() ? List.of() : List.of(product.brand());
            case Facet.Category() -> List.of(product.category().toString());
            case Facet.Tag() -> product.tags();
            case Facet.Attribute(String key) -> {
                AttributeValue value = product.attributes().get(key);
                yield value == null ? List.of() : List.of(value.display());
            }
        };
    }

    @Override
    public List<String> suggest(String prefix, int limit) {
        ProductSearch.requireSuggestion(prefix, limit);
        String wanted = prefix.toLowerCase(Locale.ROOT);
        synchronized (data) {
            Map<String, String> names = new TreeMap<>(CodePointOrder.INSTANCE);
            for (Product product : data.products.values()) {
                if (product.nameKey().startsWith(wanted)) {
                    names.putIfAbsent(product.nameKey(), product.name());
                }
            }
            return names.values().stream().limit(limit).toList();
        }
    }
}
