package dev.polyshop.comparison.datasets.files;

import dev.polyshop.comparison.datasets.RejectionReason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One reading of a JSON Lines file: an object on each line. */
public final class JsonRows implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final TextLines lines;

    /** @throws dev.polyshop.comparison.datasets.DatasetException if the file cannot be opened */
    public JsonRows(InputFile file) {
        this.lines = new TextLines(file);
    }

    /** The next row; empty at the end, or where the file is damaged. */
    public Optional<JsonRow> next() {
        return lines.next().map(JsonRows::row);
    }

    /** Where and how the file is damaged, in a sentence, once that place was met. */
    public Optional<String> damage() {
        return lines.damage();
    }

    @Override
    public void close() {
        lines.close();
    }

    private static JsonRow row(TextLine line) {
        if (line.tooLong()) {
            return faulty(
                    line, RejectionReason.TOO_LONG, "the line has more than " + InputReader.MAX_ROW + " characters");
        }
        try {
            JsonNode node = JSON.readTree(line.text());
            if (!node.isObject()) {
                return faulty(line, RejectionReason.MALFORMED, "the line is no JSON object");
            }
            Map<String, JsonNode> members = new LinkedHashMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            return new JsonRow(line.number(), members, Optional.empty());
        } catch (JacksonException e) {
            return faulty(
                    line,
                    RejectionReason.MALFORMED,
                    "not JSON at character " + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        } catch (NumberFormatException e) {
            return faulty(line, RejectionReason.MALFORMED, "a number too large to be read: " + e.getMessage());
        }
    }

    private static JsonRow faulty(TextLine line, RejectionReason reason, String message) {
        return new JsonRow(line.number(), Map.of(), Optional.of(new RowFault(reason, message)));
    }
}
