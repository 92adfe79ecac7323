package dev.polyshop.relational.catalog;

import dev.polyshop.contract.catalog.AttributeValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import org.hibernate.annotations.Immutable;

/**
 * Between the free attributes and the text of their JSON. The map is only ever replaced as a whole; of one that could
 * be changed, Hibernate would keep a copy beside each product that it loads, by way of JSON and back.
 */
@Converter
@Immutable
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
