package dev.polyshop.document.reports;

import dev.polyshop.document.engine.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * An aggregation pipeline kept as a file, with places such as {@code ":zone"} for values. Values are put in as BSON
 * after parsing, so that none can become an operator.
 */
record PipelineFile(List<Document> stages) {

    /** The pipeline of a report, with its places filled. */
    static PipelineFile of(String report, Map<String, Object> values) {
        return new PipelineFile(Resources.pipeline(PipelineFile.class, report + ".json").stream()
                .map(stage -> (Document) filled(stage, values))
                .toList());
    }

    /** The same pipeline over the orders that meet a condition, and no more than so many results. */
    List<Document> over(Document orders, int limit) {
        List<Document> all = over(orders);
        all.add(new Document("$limit", limit));
        return all;
    }

    /** The same pipeline over the orders that meet a condition. */
    List<Document> over(Document orders) {
        List<Document> all = new ArrayList<>();
        all.add(new Document("$match", orders));
        all.addAll(stages);
        return all;
    }

    private static Object filled(Object part, Map<String, Object> values) {
        return switch (part) {
            case Document document -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                document.forEach((name, value) -> fields.put(name, value == null ? null : filled(value, values)));
                yield new Document(fields);
            }
            case List<?> list -> list.stream().map(each -> filled(each, values)).toList();
            case String text
            when text.startsWith(":") && values.containsKey(text.substring(1)) -> values.get(text.substring(1));
            default -> part;
        };
    }
}
