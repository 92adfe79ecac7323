package dev.polyshop.comparison.datasets.plain;

import dev.polyshop.comparison.datasets.RejectionReason;
import dev.polyshop.comparison.datasets.StableIds;
import dev.polyshop.comparison.datasets.UnfitValueException;
import dev.polyshop.comparison.datasets.files.Cells;
import dev.polyshop.comparison.datasets.files.Decimals;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.TextBounds;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Makes products of rows.
 *
 * @param options how the catalogue is written
 */
record PlainInterpreter(PlainOptions options) {

    /** Where a product stands that says nothing of it. */
    static final CategoryPath NO_CATEGORY = CategoryPath.parse("uncategorised");

    /** A catalogue says no times; its lines order the ids from here on. */
    private static final Instant FIRST_LINE = Instant.parse("2025-01-01T00:00:00Z");

    private static final Pattern BETWEEN_TAGS = Pattern.compile("[;|]");

    /** @throws UnfitValueException if a value is not what it has to be */
    PlainItem item(PlainRow row) {
        Cells cells = new Cells(row.values());
        String sku = cells.required(column(PlainField.SKU));
        Cells.fit(column(PlainField.SKU), () -> TextBounds.line("SKU", sku, 1, 64));
        String name = cells.required(column(PlainField.NAME));
        Cells.fit(column(PlainField.NAME), () -> TextBounds.line("product name", name, 1, 500));
        String description = cells.text(column(PlainField.DESCRIPTION)).orElse("");
        Cells.fit(column(PlainField.DESCRIPTION), () -> TextBounds.prose("description", description, 200_000));
        String brand = cells.text(column(PlainField.BRAND)).orElse("");
        Cells.fit(column(PlainField.BRAND), () -> TextBounds.line("brand", brand, 0, 100));
        Money price = price(cells);
        CategoryPath category = category(cells);
        Set<String> tags = tags(cells);
        int stock = stock(cells);
        ProductId id = new ProductId(StableIds.of(FIRST_LINE.plusMillis(row.line()), "plain/product", sku));
        Product product = Cells.fit(
                "",
                () -> new Product(
                        id,
                        sku,
                        name,
                        description,
                        category,
                        brand,
                        tags,
                        new PlainAttributes(options).of(row),
                        price,
                        1));
        return new PlainItem(product, stock);
    }

    private Money price(Cells cells) {
        String column = column(PlainField.PRICE);
        return Cells.price(column, number(cells, column, cells.required(column)), options.currency());
    }

    private int stock(Cells cells) {
        String column = column(PlainField.STOCK);
        Optional<String> text = cells.text(column);
        if (text.isEmpty()) {
            return 0;
        }
        BigDecimal pieces = number(cells, column, text.get());
        if (!Decimals.reasonable(pieces) || pieces.stripTrailingZeros().scale() > 0) {
            throw new UnfitValueException(
                    column, RejectionReason.NOT_A_NUMBER, "not a whole number: " + Cells.brief(text.get()));
        }
        if (pieces.signum() < 0 || pieces.compareTo(BigDecimal.valueOf(Inventory.MAX_QUANTITY)) > 0) {
            throw new UnfitValueException(
                    column,
                    RejectionReason.OUT_OF_BOUNDS,
                    "a stock of " + pieces + " is not within 0 to " + Inventory.MAX_QUANTITY);
        }
        return pieces.intValueExact();
    }

    /** JSON numbers have a point; texts are written as the options say. */
    private BigDecimal number(Cells cells, String column, String text) {
        JsonNode value = cells.values().get(column);
        if (value != null && value.isNumber()) {
            return value.decimalValue();
        }
        return (options.decimalComma() ? Decimals.parseWithComma(text) : Decimals.parse(text))
                .orElseThrow(() -> new UnfitValueException(
                        column,
                        RejectionReason.NOT_A_NUMBER,
                        "not a decimal with a " + (options.decimalComma() ? "comma" : "point") + ": "
                                + Cells.brief(text)));
    }

    /** Parts between slashes, or between {@code >} where there are any. */
    private CategoryPath category(Cells cells) {
        String column = column(PlainField.CATEGORY);
        return cells.text(column)
                .map(text -> Cells.fit(
                        column,
                        () -> new CategoryPath(Arrays.stream(text.split(text.contains(">") ? ">" : "/"))
                                .map(String::strip)
                                .toList())))
                .orElse(NO_CATEGORY);
    }

    /** A list in JSON; in a text, between semicolons or vertical bars. */
    private Set<String> tags(Cells cells) {
        String column = column(PlainField.TAGS);
        JsonNode value = cells.values().get(column);
        Set<String> tags = value != null && value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asString)
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : BETWEEN_TAGS
                        .splitAsStream(cells.text(column).orElse(""))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        tags.forEach(tag -> Cells.fit(column, () -> TextBounds.line("tag", tag, 1, 60)));
        return tags;
    }

    private String column(PlainField field) {
        return options.mapping().column(field);
    }
}
