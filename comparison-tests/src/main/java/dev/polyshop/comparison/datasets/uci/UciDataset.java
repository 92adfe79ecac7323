package dev.polyshop.comparison.datasets.uci;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.Delivery;
import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.Rejection;
import dev.polyshop.comparison.datasets.RejectionReason;
import dev.polyshop.comparison.datasets.RowReader;
import dev.polyshop.comparison.datasets.RowSource;
import dev.polyshop.comparison.datasets.files.InputFile;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The order log of a British gift wholesaler, 2010 to 2011: D. Chen, Online Retail, UCI Machine Learning Repository
 * 2015, doi:10.24432/C5BW33. Each invoice that sells something is an order, each stock code sold a product, each
 * customer number a customer; lines without one are guests'. Prices are in pounds, times in London's.
 */
public final class UciDataset implements Dataset {

    /** The log has no categories: all of it is what a gift wholesaler sells. */
    static final CategoryPath CATEGORY = CategoryPath.parse("gifts");

    private final InputFile file;
    private final UciIndex index;

    /**
     * Opens the log and reads it through once.
     *
     * @param path the CSV file, or the folder that holds it as {@code online-retail.csv}; plain or compressed by gzip
     * @throws dev.polyshop.comparison.datasets.DatasetException if it cannot be read or is another file
     */
    public UciDataset(String path) {
        this.file = InputFile.locate(path, StandardCharsets.UTF_8, List.of("online-retail.csv"));
        this.index = new UciIndex(file);
    }

    @Override
    public String name() {
        return "uci:" + file.name();
    }

    @Override
    public Currency currency() {
        return UciJudge.CURRENCY;
    }

    @Override
    public ZoneId zone() {
        return UciLine.ZONE;
    }

    @Override
    public RowSource<Customer> customers() {
        return intake -> RowReader.over(stream(index.customerNumbers())
                .map(number -> customer(number, intake))
                .iterator());
    }

    @Override
    public RowSource<Product> products() {
        return intake -> RowReader.over(stream(index.allStockCodes())
                .flatMap(code -> product(code, intake).stream())
                .iterator());
    }

    @Override
    public RowSource<Delivery> deliveries() {
        return RowSource.none();
    }

    @Override
    public RowSource<Order> orders() {
        return intake -> new UciOrders(file, index, intake);
    }

    @Override
    public void close() {
        index.close();
    }

    private Customer customer(String number, Intake intake) {
        intake.read("customers");
        intake.accepted("customers");
        Instant since = index.customerSince(number).orElseThrow();
        return new Customer(
                UciNames.customer(number, since), UciNames.email(number), "Customer " + number, List.of(), since, 1);
    }

    private Optional<Product> product(String code, Intake intake) {
        intake.read("stock codes");
        Optional<Money> price = index.price(code);
        if (price.isEmpty()) {
            intake.reject(
                    "stock codes",
                    new Rejection(
                            file.name(),
                            0,
                            UciColumn.STOCK_CODE.header(),
                            RejectionReason.NEVER_SOLD,
                            "stock code " + code + " is in no sale"));
            return Optional.empty();
        }
        intake.accepted("stock codes");
        Instant since = index.productSince(code).orElseThrow();
        return Optional.of(new Product(
                UciNames.product(code, since),
                code,
                index.name(code).orElse(code),
                "",
                CATEGORY,
                "",
                Set.of(),
                Map.of(),
                price.get(),
                1));
    }

    private static Stream<String> stream(Iterator<String> keys) {
        Iterable<String> iterable = () -> keys;
        return StreamSupport.stream(iterable.spliterator(), false);
    }
}
