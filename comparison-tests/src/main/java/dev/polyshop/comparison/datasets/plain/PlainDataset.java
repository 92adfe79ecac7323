package dev.polyshop.comparison.datasets.plain;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.Delivery;
import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.RowReader;
import dev.polyshop.comparison.datasets.RowSource;
import dev.polyshop.comparison.datasets.files.InputFile;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A catalogue of one's own: products and, where a column says so, their stock. */
public final class PlainDataset implements Dataset {

    private final Format format;
    private final InputFile file;
    private final PlainOptions options;

    /** The formats a catalogue can have. */
    public enum Format {
        /** Comma-separated values with a header (RFC 4180). */
        CSV("csv"),
        /** A JSON object on each line. */
        JSON_LINES("jsonl");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        /** The name on the command line. */
        public String word() {
            return word;
        }
    }

    /**
     * Finds the catalogue and checks its header.
     *
     * @param path the file, plain or compressed by gzip
     * @throws dev.polyshop.comparison.datasets.DatasetException if there is no such file, or a column that has to be
     *     there is not
     */
    public PlainDataset(Format format, String path, PlainOptions options) {
        this.format = format;
        this.file = InputFile.locate(path, options.charset(), List.of());
        this.options = options;
        open().close();
    }

    @Override
    public String name() {
        return format.word() + ":" + file.name();
    }

    @Override
    public Currency currency() {
        return options.currency();
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
        return intake -> each(intake, item -> Stream.of(item.product()));
    }

    /** The same rows again: what is wrong with them is told where products are read. */
    @Override
    public RowSource<Delivery> deliveries() {
        return intake -> each(
                Intake.unwatched(),
                item -> item.stock() == 0
                        ? Stream.empty()
                        : Stream.of(new Delivery(item.product().id(), item.stock())));
    }

    @Override
    public RowSource<Order> orders() {
        return RowSource.none();
    }

    @Override
    public void close() {}

    private <T> RowReader<T> each(Intake intake, Function<PlainItem, Stream<T>> part) {
        PlainItems items = new PlainItems(file.name(), open(), new PlainInterpreter(options), intake);
        Iterable<PlainItem> rows = () -> items;
        return RowReader.over(
                StreamSupport.stream(rows.spliterator(), false).flatMap(part).iterator(), items::close);
    }

    private PlainRows open() {
        return switch (format) {
            case CSV -> new CsvCatalogue(file, options);
            case JSON_LINES -> new JsonCatalogue(file);
        };
    }
}
