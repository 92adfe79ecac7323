package dev.polyshop.comparison.behaviour.kit;

import dev.polyshop.comparison.reference.ReferenceShop;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.orders.Order;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A loaded data set, and a reference shop filled with it when first asked for. Shared by all stores. */
public final class DataUnderTest {

    private final LoadedData data;
    private @Nullable Shop reference;
    private @Nullable Optional<DataSales> sales;

    /** @param data what every store has taken in */
    public DataUnderTest(LoadedData data) {
        this.data = data;
    }

    /** The data. */
    public LoadedData data() {
        return data;
    }

    /** The same records in plain Java. */
    public synchronized Shop reference() {
        Shop filled = reference;
        if (filled == null) {
            filled = new ReferenceShop();
            load(data.products(), filled.catalog()::importAll);
            data.receiveInto(filled.inventory());
            load(data.customers(), filled.customers()::importAll);
            load(data.orders(), filled.orders()::importAll);
            reference = filled;
        }
        return filled;
    }

    /** When and in what its orders were placed; empty if it has none. */
    public synchronized Optional<DataSales> sales() {
        Optional<DataSales> known = sales;
        if (known == null) {
            try (Stream<Order> orders = data.orders()) {
                known = DataSales.of(orders);
            }
            sales = known;
        }
        return known;
    }

    /** Products drawn at random, each as likely as any other (Vitter's algorithm R): the same for the same seed. */
    public List<Product> sample(int most, long seed) {
        Random random = new Random(seed);
        List<Product> sample = new ArrayList<>();
        try (Stream<Product> products = data.products()) {
            Iterator<Product> rows = products.iterator();
            for (int index = 0; rows.hasNext(); index++) {
                Product product = rows.next();
                if (index < most) {
                    sample.add(product);
                } else if (random.nextInt(index + 1) < most) {
                    sample.set(random.nextInt(most), product);
                }
            }
        }
        return sample;
    }

    private <T> void load(Stream<T> rows, Function<Iterator<T>, ImportReport> into) {
        try (rows) {
            ImportReport report = into.apply(rows.iterator());
            if (report.rejected() > 0) {
                throw new IllegalStateException(data.source() + " holds " + report.rejected()
                        + " records that cannot all be in one shop, such as "
                        + report.rejections().getFirst());
            }
        }
    }
}
