package dev.polyshop.comparison.behaviour.kit;

import dev.polyshop.comparison.reference.ReferenceShop;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.Shop;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A loaded data set and a reference shop filled with it, made when first asked for. */
public final class DataUnderTest {

    private final LoadedData data;
    private @Nullable Shop reference;

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
