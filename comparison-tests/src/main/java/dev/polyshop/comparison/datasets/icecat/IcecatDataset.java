package dev.polyshop.comparison.datasets.icecat;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.DatasetException;
import dev.polyshop.comparison.datasets.Delivery;
import dev.polyshop.comparison.datasets.RowSource;
import dev.polyshop.comparison.datasets.files.InputFile;
import dev.polyshop.comparison.datasets.files.JsonRow;
import dev.polyshop.comparison.datasets.files.JsonRows;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The electronics catalogue of Icecat, as the Chorus project publishes it for search: JSON Lines with {@code id},
 * {@code title}, {@code short_description}, {@code supplier}, {@code price} in whole cents, {@code date_released}, and
 * attributes whose keys say their type: {@code attr_t_*} for texts, {@code attr_n_*} for numbers, {@code attr_b_*} for
 * flags. The keys stay whole, because thirteen names appear under two types.
 */
public final class IcecatDataset implements Dataset {

    /** The prices were taken from an American shop index; the file does not say a currency. */
    public static final Currency DEFAULT_CURRENCY = Currency.getInstance("USD");

    /** The file has no categories: all of it is electronics and what belongs to it. */
    static final CategoryPath CATEGORY = CategoryPath.parse("electronics");

    private final InputFile file;
    private final Currency currency;

    /**
     * Finds the catalogue.
     *
     * @param path the file, or the folder that holds it as {@code products.ndjson}; plain or compressed by gzip
     * @param currency what the prices are in
     * @throws dev.polyshop.comparison.datasets.DatasetException if there is no such file, or it holds something else
     */
    public IcecatDataset(String path, Currency currency) {
        this.file = InputFile.locate(path, StandardCharsets.UTF_8, List.of("products.ndjson", "products.jsonl"));
        this.currency = currency;
        requireCatalogue(file);
    }

    @Override
    public String name() {
        return "icecat:" + file.name();
    }

    @Override
    public Currency currency() {
        return currency;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public RowSource<Customer> customers() {
        return RowSource.none();
    }

    @Override
    public RowSource<Product> products() {
        return intake -> new IcecatProducts(file, currency, intake);
    }

    @Override
    public RowSource<Delivery> deliveries() {
        return RowSource.none();
    }

    @Override
    public RowSource<Order> orders() {
        return RowSource.none();
    }

    @Override
    public void close() {}

    private static void requireCatalogue(InputFile file) {
        try (JsonRows rows = new JsonRows(file)) {
            for (int looked = 0; looked < 10; looked++) {
                Optional<JsonRow> row = rows.next();
                if (row.isPresent() && row.get().members().keySet().containsAll(List.of("id", "title", "price"))) {
                    return;
                }
            }
        }
        throw new DatasetException(
                file.path() + " is not Icecat's catalogue in JSON Lines: none of its first lines is an"
                        + " object with id, title and price");
    }
}
