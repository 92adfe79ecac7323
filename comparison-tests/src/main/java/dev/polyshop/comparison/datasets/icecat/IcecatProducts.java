package dev.polyshop.comparison.datasets.icecat;

import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.Rejection;
import dev.polyshop.comparison.datasets.RejectionReason;
import dev.polyshop.comparison.datasets.RowReader;
import dev.polyshop.comparison.datasets.StableIds;
import dev.polyshop.comparison.datasets.UnfitValueException;
import dev.polyshop.comparison.datasets.files.Cells;
import dev.polyshop.comparison.datasets.files.Decimals;
import dev.polyshop.comparison.datasets.files.InputFile;
import dev.polyshop.comparison.datasets.files.JsonRow;
import dev.polyshop.comparison.datasets.files.JsonRows;
import dev.polyshop.comparison.datasets.files.RowFault;
import dev.polyshop.comparison.datasets.files.SeenKeys;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.TextBounds;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the rows of the catalogue as products. */
final class IcecatProducts implements RowReader<Product> {

    private static final String PRODUCTS = "products";
    private static final String ATTRIBUTES = "attributes";

    private final InputFile file;
    private final Currency currency;
    private final Intake intake;
    private final JsonRows rows;
    private final SeenKeys seen;
    private @Nullable Product next;
    private boolean ended;

    IcecatProducts(InputFile file, Currency currency, Intake intake) {
        this.file = file;
        this.currency = currency;
        this.intake = intake;
        this.rows = new JsonRows(file);
        this.seen = new SeenKeys();
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            Optional<JsonRow> row = rows.next();
            if (row.isPresent()) {
                take(row.get());
            } else {
                ended = true;
                rows.damage().ifPresent(intake::damaged);
            }
        }
        return next != null;
    }

    @Override
    public Product next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Product product = next;
        next = null;
        return product;
    }

    @Override
    public void close() {
        seen.close();
        rows.close();
    }

    private void take(JsonRow row) {
        intake.read(PRODUCTS);
        try {
            if (row.fault().isPresent()) {
                RowFault fault = row.fault().get();
                throw new UnfitValueException("", fault.reason(), fault.message());
            }
            next = product(row);
            intake.accepted(PRODUCTS);
        } catch (UnfitValueException e) {
            intake.reject(PRODUCTS, e.at(file.name(), row.line()));
        }
    }

    private Product product(JsonRow row) {
        Cells cells = new Cells(row.members());
        String id = cells.required("id");
        Cells.fit("id", () -> TextBounds.line("SKU", id, 1, 64));
        String title = cells.required("title");
        Cells.fit("title", () -> TextBounds.line("product name", title, 1, 500));
        String description = cells.text("short_description").orElse("");
        Cells.fit("short_description", () -> TextBounds.prose("description", description, 200_000));
        String supplier = cells.text("supplier").orElse("");
        Cells.fit("supplier", () -> TextBounds.line("brand", supplier, 0, 100));
        Money price = price(cells);
        OptionalLong before = seen.before(id, row.line());
        if (before.isPresent()) {
            throw new UnfitValueException(
                    "id", RejectionReason.DUPLICATE, id + " stands in line " + before.getAsLong() + " already");
        }
        Map<String, AttributeValue> attributes = attributes(row);
        return Cells.fit(
                "",
                () -> new Product(
                        new ProductId(StableIds.of(releasedAt(cells), "icecat/product", id)),
                        id,
                        title,
                        description,
                        IcecatDataset.CATEGORY,
                        supplier,
                        Set.of(),
                        attributes,
                        price,
                        1));
    }

    private Money price(Cells cells) {
        String text = cells.required("price");
        long cents = Decimals.parse(text)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .orElseThrow(() -> new UnfitValueException(
                        "price", RejectionReason.NOT_A_NUMBER, "not a whole number of cents: " + Cells.brief(text)))
                .longValueExact();
        if (cents <= 0) {
            throw new UnfitValueException("price", RejectionReason.PRICE_NOT_POSITIVE, "a price of " + cents);
        }
        return Cells.fit("price", () -> Money.ofMinor(cents, currency));
    }

    /** It only orders ids; one that cannot be read, or is before 1970, counts as 1970. */
    private static Instant releasedAt(Cells cells) {
        try {
            Instant at = Instant.parse(cells.text("date_released").orElse(""));
            return at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at;
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private Map<String, AttributeValue> attributes(JsonRow row) {
        Map<String, AttributeValue> attributes = new TreeMap<>();
        row.members().forEach((key, value) -> {
            if (key.startsWith("attr_") && !value.isNull()) {
                intake.read(ATTRIBUTES);
                try {
                    TextBounds.line("attribute key", key, 1, 100);
                    attributes.put(key, attribute(key, value));
                    intake.accepted(ATTRIBUTES);
                } catch (InvalidDataException e) {
                    intake.reject(
                            ATTRIBUTES,
                            new Rejection(
                                    file.name(),
                                    row.line(),
                                    key,
                                    RejectionReason.ATTRIBUTE,
                                    String.valueOf(e.getMessage())));
                }
            }
        });
        return attributes;
    }

    private static AttributeValue attribute(String key, JsonNode value) {
        if (key.startsWith("attr_t_") && value.isString()) {
            return AttributeValue.of(value.asString());
        }
        if (key.startsWith("attr_n_") && value.isNumber()) {
            return AttributeValue.of(value.decimalValue());
        }
        if (key.startsWith("attr_b_") && value.isBoolean()) {
            return AttributeValue.of(value.booleanValue());
        }
        throw new InvalidDataException("the key does not promise such a value: " + Cells.brief(value));
    }
}
