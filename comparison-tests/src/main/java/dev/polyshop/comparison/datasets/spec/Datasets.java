package dev.polyshop.comparison.datasets.spec;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.DatasetException;
import dev.polyshop.comparison.datasets.generated.DataSize;
import dev.polyshop.comparison.datasets.generated.GeneratedDataset;
import dev.polyshop.comparison.datasets.icecat.IcecatDataset;
import dev.polyshop.comparison.datasets.plain.PlainDataset;
import dev.polyshop.comparison.datasets.plain.PlainOptions;
import dev.polyshop.comparison.datasets.uci.UciDataset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The data sets, by what a user calls them. */
public final class Datasets {

    /** What can be asked for, for messages and help. */
    public static final String FORMS =
            "generated:tiny|small|medium|large, uci:PATH, icecat:PATH, csv:PATH and jsonl:PATH";

    private Datasets() {}

    /**
     * Opens the data set that a text names: {@value #FORMS}. Behind a path there may be options, as in
     * {@code csv:shop.csv?currency=GBP&map=sku=Code,name=Title}.
     *
     * @param text as given on the command line
     * @param seed what generated data depends on; files do not
     * @throws DatasetException if the text names none, or its file cannot be read: one sentence that says what to do
     */
    public static Dataset open(String text, long seed) {
        return open(text, seed, Map.of());
    }

    /**
     * The same with options from elsewhere on the command line, which count before those behind the path.
     *
     * @param options {@code map}, {@code currency}, {@code decimal}, {@code delimiter}, {@code encoding}
     */
    public static Dataset open(String text, long seed, Map<String, String> options) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        Map<String, String> all = new LinkedHashMap<>(question < 0 ? Map.of() : parse(rest.substring(question + 1)));
        all.putAll(options);
        return switch (kind) {
            case "generated" -> generated(requireNone(text, rest, all), seed);
            case "uci" -> new UciDataset(requireNone(text, path, all));
            case "icecat" -> icecat(text, path, all);
            case "csv" -> new PlainDataset(PlainDataset.Format.CSV, path, PlainOptions.of(all));
            case "jsonl" -> new PlainDataset(PlainDataset.Format.JSON_LINES, path, PlainOptions.of(all));
            default -> throw new DatasetException("unknown data set " + text + "; there are " + FORMS);
        };
    }

    private static Dataset generated(String size, long seed) {
        return new GeneratedDataset(
                DataSize.named(size)
                        .orElseThrow(
                                () -> new DatasetException("unknown size generated:" + size + "; there are " + FORMS)),
                seed);
    }

    private static Dataset icecat(String text, String path, Map<String, String> options) {
        if (!Set.of("currency").containsAll(options.keySet())) {
            throw new DatasetException(text + " knows no option but currency");
        }
        String currency = options.getOrDefault("currency", IcecatDataset.DEFAULT_CURRENCY.getCurrencyCode());
        return new IcecatDataset(path, PlainOptions.currency(currency));
    }

    private static String requireNone(String text, String rest, Map<String, String> options) {
        if (!options.isEmpty()) {
            throw new DatasetException(
                    text + " knows no options, but was given " + String.join(", ", options.keySet()));
        }
        return rest;
    }

    private static Map<String, String> parse(String options) {
        Map<String, String> parsed = new LinkedHashMap<>();
        for (String option : options.split("&")) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw new DatasetException("option " + option + " is not NAME=VALUE");
            }
            parsed.put(option.substring(0, equals), option.substring(equals + 1));
        }
        return parsed;
    }
}
