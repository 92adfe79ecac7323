package dev.polyshop.document.catalog;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;

/**
 * What a product looks like in the collection {@value #COLLECTION}.
 *
 * <p>Attributes are an array of {@code {k, v}} (the attribute pattern): keys may hold dots and dollar signs, which
 * field names do not bear well, and one compound multikey index serves every key there will ever be. {@code v} has the
 * BSON type of the value, so that the number 1 is not the text "1"; numbers are Decimal128, exact to compare, with
 * their displayed form in {@code d} for facets. Prices are whole minor units as a 64-bit integer.
 */
public final class ProductDocument {

    /** The collection. */
    public static final String COLLECTION = "products";

    private ProductDocument() {}

    /** Lets Spring Data read products, with no reflection on the way. */
    @ReadingConverter
    public static final class Reader implements Converter<Document, Product> {

        @Override
        public Product convert(Document document) {
            return read(document);
        }
    }

    /** A product as it is inserted: in version 1, with an empty stock. */
    public static Document added(Product product) {
        return new Document("_id", product.id().value())
                .append("sku", product.sku())
                .append("version", 1L)
                .append(
                        "stock",
                        new Document("onHand", 0L).append("reserved", 0L).append("sold", 0L))
                .append("name", product.name())
                .append("nameKey", product.nameKey())
                .append("description", product.description())
                .append("category", category(product.category()))
                .append("brand", product.brand())
                .append("tags", List.copyOf(product.tags()))
                .append("attributes", attributes(product.attributes()))
                .append("price", price(product.price()));
    }

    /** The fields that a replacement sets: all but the id, the SKU, the version and the stock. */
    public static Document described(Product product) {
        Document document = added(product);
        List.of("_id", "sku", "version", "stock").forEach(document::remove);
        return document;
    }

    /** The product that a document holds. */
    public static Product read(Document document) {
        Document price = document.get("price", Document.class);
        return new Product(
                new ProductId(document.get("_id", UUID.class)),
                document.getString("sku"),
                document.getString("name"),
                document.getString("description"),
                CategoryPath.parse(document.get("category", Document.class).getString("path")),
                document.getString("brand"),
                new HashSet<>(document.getList("tags", String.class)),
                readAttributes(document.getList("attributes", Document.class)),
                Money.ofMinor(price.getLong("minor"), Currency.getInstance(price.getString("currency"))),
                document.getLong("version"));
    }

    /** The form a price is kept in. */
    public static Document price(Money price) {
        return new Document("minor", price.minorUnits())
                .append("currency", price.currency().getCurrencyCode());
    }

    /** The BSON value that an attribute is kept and compared as. */
    public static Object attributeValue(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) -> text;
            case AttributeValue.Number(BigDecimal number) -> new Decimal128(number);
            case AttributeValue.Flag(boolean flag) -> flag;
        };
    }

    private static Document category(CategoryPath path) {
        return new Document("path", path.toString())
                .append(
                        "ancestors",
                        path.fromTop().stream().map(CategoryPath::toString).toList());
    }

    private static List<Document> attributes(Map<String, AttributeValue> attributes) {
        return attributes.entrySet().stream()
                .map(entry -> {
                    AttributeValue value = entry.getValue();
                    Document attribute = new Document("k", entry.getKey()).append("v", attributeValue(value));
                    return value instanceof AttributeValue.Text ? attribute : attribute.append("d", value.display());
                })
                .toList();
    }

    private static Map<String, AttributeValue> readAttributes(List<Document> attributes) {
        Map<String, AttributeValue> read = HashMap.newHashMap(attributes.size());
        for (Document attribute : attributes) {
            read.put(attribute.getString("k"), readAttribute(attribute.get("v", Object.class)));
        }
        return read;
    }

    private static AttributeValue readAttribute(Object value) {
        return switch (value) {
            case String text -> AttributeValue.of(text);
            case Decimal128 number -> AttributeValue.of(number.bigDecimalValue());
            case Boolean flag -> AttributeValue.of(flag);
            default -> throw new IllegalStateException("attribute of type " + value.getClass());
        };
    }
}
