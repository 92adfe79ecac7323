package dev.polyshop.comparison.datasets.uci;

import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.Rejection;
import dev.polyshop.comparison.datasets.RejectionReason;
import dev.polyshop.comparison.datasets.RowReader;
import dev.polyshop.comparison.datasets.files.CsvRow;
import dev.polyshop.comparison.datasets.files.CsvRows;
import dev.polyshop.comparison.datasets.files.InputFile;
import dev.polyshop.comparison.datasets.files.RowFault;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the lines of the log into orders. An invoice's lines stand together, with few exceptions; those wait in
 * memory until their last part has come.
 */
final class UciOrders implements RowReader<Order> {

    private static final String LINES = "lines";
    private static final String INVOICES = "invoices";

    private final InputFile file;
    private final UciIndex index;
    private final Intake intake;
    private final UciJudge judge;
    private final CsvRows rows;
    private final Map<String, OrderDraft> unfinished = new HashMap<>();
    private @Nullable OrderDraft draft;
    private long blockStart;
    private boolean ended;
    private @Nullable Order next;

    UciOrders(InputFile file, UciIndex index, Intake intake) {
        this.file = file;
        this.index = index;
        this.intake = intake;
        this.judge = new UciJudge(file.name());
        this.rows = UciRows.open(file);
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            Optional<CsvRow> row = rows.next();
            if (row.isPresent()) {
                take(row.get());
            } else {
                ended = true;
                rows.damage().ifPresent(intake::damaged);
                finishBlock();
            }
        }
        return next != null;
    }

    @Override
    public Order next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Order order = next;
        next = null;
        return order;
    }

    @Override
    public void close() {
        rows.close();
    }

    private void take(CsvRow row) {
        intake.read(LINES);
        if (row.fault().isPresent()) {
            RowFault fault = row.fault().get();
            intake.reject(LINES, new Rejection(file.name(), row.line(), "", fault.reason(), fault.message()));
            return;
        }
        UciLine line = UciRows.line(row);
        if (draft == null || !draft.invoice().equals(line.invoice())) {
            finishBlock();
            blockStart = line.number();
            draft = unfinished.remove(line.invoice());
            if (draft == null) {
                draft = new OrderDraft(line.invoice());
                intake.read(INVOICES);
            }
        }
        draft.sees(line);
        switch (judge.judge(line)) {
            case UciJudge.Verdict.KeptOut(Rejection rejection) -> intake.reject(LINES, rejection);
            case UciJudge.Verdict.Sold(UciSale sale) -> take(draft, sale);
        }
    }

    private void take(OrderDraft order, UciSale sale) {
        Optional<OrderDraft.Objection> objection = order.objection(sale);
        if (objection.isPresent()) {
            OrderDraft.Objection against = objection.get();
            intake.reject(
                    LINES,
                    judge.keptOut(sale.line(), against.column(), against.reason(), against.message())
                            .rejection());
            return;
        }
        switch (order.take(sale)) {
            case AS_LINE -> intake.accepted(LINES);
            case MERGED -> intake.merged(LINES);
        }
    }

    private void finishBlock() {
        if (draft == null) {
            return;
        }
        OrderDraft done = draft;
        draft = null;
        if (index.goesOn(done.invoice(), blockStart)) {
            unfinished.put(done.invoice(), done);
        } else if (done.sales().isEmpty()) {
            intake.rejected(INVOICES, RejectionReason.NO_LINE_LEFT);
        } else {
            intake.accepted(INVOICES);
            next = order(done);
        }
    }

    private Order order(OrderDraft done) {
        Instant placedAt = done.placedAt().orElseThrow();
        List<OrderLine> lines = done.sales().stream().map(this::line).toList();
        Optional<CustomerId> customer =
                index.customerSince(done.customer()).map(since -> UciNames.customer(done.customer(), since));
        return new Order(
                UciNames.order(done.invoice(), placedAt),
                UciNames.key(done.invoice()),
                customer,
                OrderStatus.DELIVERED,
                lines,
                Optional.empty(),
                Money.zero(UciJudge.CURRENCY),
                placedAt);
    }

    private OrderLine line(UciSale sale) {
        String code = sale.line().stockCode();
        Instant since = index.productSince(code).orElseThrow();
        return new OrderLine(
                UciNames.product(code, since), code, sale.name(), UciDataset.CATEGORY, sale.price(), sale.quantity());
    }
}
