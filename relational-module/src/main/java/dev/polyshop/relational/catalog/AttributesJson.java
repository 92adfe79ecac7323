package dev.polyshop.relational.catalog;

import dev.polyshop.contract.catalog.AttributeValue;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Free attributes as one JSON object: a text is a string, a number a number, a flag a boolean. JSONB keeps numbers as
 * {@code numeric}, so that they stay exact and 2 equals 2.0.
 */
public final class AttributesJson {

    private static final JsonFactory JSON = new JsonFactory();

    private AttributesJson() {}

    /** The attributes as JSON. */
    public static String write(Map<String, AttributeValue> attributes) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            attributes.forEach((key, value) -> {
                json.writeName(key);
                switch (value) {
                    case AttributeValue.Text(String words) -> json.writeString(words);
                    case AttributeValue.Number(var number) -> json.writeNumber(number);
                    case AttributeValue.Flag(boolean flag) -> json.writeBoolean(flag);
                }
            });
            json.writeEndObject();
        }
        return text.toString();
    }

    /** The attributes again. */
    public static Map<String, AttributeValue> read(String text) {
        Map<String, AttributeValue> attributes = new TreeMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = json.currentName();
                attributes.put(key, value(json, json.nextToken()));
            }
        }
        return attributes;
    }

    private static AttributeValue value(JsonParser json, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> AttributeValue.of(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> AttributeValue.of(json.getDecimalValue());
            case VALUE_TRUE -> AttributeValue.of(true);
            case VALUE_FALSE -> AttributeValue.of(false);
            default -> throw new IllegalStateException("an attribute is neither text, number nor flag: " + token);
        };
    }
}
