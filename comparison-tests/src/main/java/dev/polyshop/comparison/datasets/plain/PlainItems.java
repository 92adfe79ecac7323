package dev.polyshop.comparison.datasets.plain;

import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.RejectionReason;
import dev.polyshop.comparison.datasets.RowReader;
import dev.polyshop.comparison.datasets.UnfitValueException;
import dev.polyshop.comparison.datasets.files.RowFault;
import dev.polyshop.comparison.datasets.files.SeenKeys;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One reading of a catalogue: what its rows say, without those that are kept out. */
final class PlainItems implements RowReader<PlainItem> {

    private static final String ROWS = "rows";

    private final String file;
    private final PlainRows rows;
    private final PlainInterpreter interpreter;
    private final Intake intake;
    private final SeenKeys seen = new SeenKeys();
    private @Nullable PlainItem next;
    private boolean ended;

    PlainItems(String file, PlainRows rows, PlainInterpreter interpreter, Intake intake) {
        this.file = file;
        this.rows = rows;
        this.interpreter = interpreter;
        this.intake = intake;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            Optional<PlainRow> row = rows.next();
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
    public PlainItem next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        PlainItem item = next;
        next = null;
        return item;
    }

    @Override
    public void close() {
        seen.close();
        rows.close();
    }

    private void take(PlainRow row) {
        intake.read(ROWS);
        try {
            if (row.fault().isPresent()) {
                RowFault fault = row.fault().get();
                throw new UnfitValueException("", fault.reason(), fault.message());
            }
            PlainItem item = interpreter.item(row);
            requireNew(item, row.line());
            intake.accepted(ROWS);
            next = item;
        } catch (UnfitValueException e) {
            intake.reject(ROWS, e.at(file, row.line()));
        }
    }

    private void requireNew(PlainItem item, long line) {
        String sku = item.product().sku();
        OptionalLong before = seen.before(sku, line);
        if (before.isPresent()) {
            throw new UnfitValueException(
                    interpreter.options().mapping().column(PlainField.SKU),
                    RejectionReason.DUPLICATE,
                    sku + " stands in line " + before.getAsLong() + " already");
        }
    }
}
