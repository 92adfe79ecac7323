package dev.polyshop.relational.catalog;

import dev.polyshop.contract.catalog.AttributeValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;

/** Between the free attributes and the text of their JSON. */
@Converter
class AttributesConverter implements AttributeConverter<Map<String, AttributeValue>, String> {

    @Override
    public String convertToDatabaseColumn(Map<String, AttributeValue> attributes) {
        return AttributesJson.write(attributes);
    }

    @Override
    public Map<String, AttributeValue> convertToEntityAttribute(String json) {
        return AttributesJson.read(json);
    }
}
