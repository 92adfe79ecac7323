package dev.polyshop.comparison.datasets.uci;

import dev.polyshop.comparison.datasets.files.CsvRow;
import dev.polyshop.comparison.datasets.files.CsvRows;
import dev.polyshop.comparison.datasets.files.InputFile;
import dev.polyshop.comparison.datasets.files.Scratch;
import dev.polyshop.contract.Money;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of the whole log before the first order can be made: who and what appears in it and since when,
 * what each product is called and costs in the end, and where each invoice has its last line. Kept on disk, so that a
 * log of any size fits.
 */
final class UciIndex implements AutoCloseable {

    private final Scratch scratch = new Scratch();
    private final MVMap<String, Long> customers = scratch.map("customers");
    private final MVMap<String, Long> stockCodes = scratch.map("stock codes");
    private final MVMap<String, String> names = scratch.map("names");
    private final MVMap<String, Long> prices = scratch.map("prices");
    private final MVMap<String, Long> lastBlocks = scratch.map("last blocks");

    /**
     * Reads the whole log once.
     *
     * @throws dev.polyshop.comparison.datasets.DatasetException if it cannot be read or is another file
     */
    UciIndex(InputFile file) {
        UciJudge judge = new UciJudge(file.name());
        try (CsvRows rows = UciRows.open(file)) {
            String invoice = "";
            Optional<CsvRow> row = rows.next();
            while (row.isPresent()) {
                if (row.get().fault().isEmpty()) {
                    UciLine line = UciRows.line(row.get());
                    if (!line.invoice().equals(invoice)) {
                        invoice = line.invoice();
                        lastBlocks.put(invoice, line.number());
                    }
                    note(line);
                    if (judge.judge(line) instanceof UciJudge.Verdict.Sold(UciSale sale)) {
                        note(sale);
                    }
                }
                row = rows.next();
            }
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** Since when a customer appears. */
    Optional<Instant> customerSince(String number) {
        return Optional.ofNullable(customers.get(number)).map(Instant::ofEpochMilli);
    }

    /** Since when a product appears. */
    Optional<Instant> productSince(String stockCode) {
        return Optional.ofNullable(stockCodes.get(stockCode)).map(Instant::ofEpochMilli);
    }

    /** What the latest sale calls a product. */
    Optional<String> name(String stockCode) {
        return Optional.ofNullable(names.get(stockCode));
    }

    /** What the latest sale asks for a product. */
    Optional<Money> price(String stockCode) {
        return Optional.ofNullable(prices.get(stockCode)).map(pence -> Money.ofMinor(pence, UciJudge.CURRENCY));
    }

    /** Whether the invoice goes on after the lines that begin here. */
    boolean goesOn(String invoice, long blockStart) {
        Long last = lastBlocks.get(invoice);
        return last != null && last > blockStart;
    }

    Iterator<String> customerNumbers() {
        return customers.keyIterator(null);
    }

    Iterator<String> allStockCodes() {
        return stockCodes.keyIterator(null);
    }

    @Override
    public void close() {
        scratch.close();
    }

    private void note(UciLine line) {
        Optional<Instant> at = line.at();
        if (at.isPresent()) {
            long millis = at.get().toEpochMilli();
            if (!line.customer().isEmpty() && line.hasSoundCustomer()) {
                putEarliest(customers, line.customer(), millis);
            }
            if (!line.stockCode().isEmpty()) {
                putEarliest(stockCodes, line.stockCode(), millis);
            }
        }
    }

    private void note(UciSale sale) {
        String code = sale.line().stockCode();
        if (!sale.line().description().isEmpty()) {
            putIfOther(names, code, sale.line().description());
        }
        putIfOther(prices, code, sale.price().minorUnits());
    }

    private static void putEarliest(MVMap<String, Long> map, String key, long millis) {
        Long known = map.get(key);
        if (known == null || known > millis) {
            map.put(key, millis);
        }
    }

    private static <V> void putIfOther(MVMap<String, V> map, String key, V value) {
        @Nullable V known = map.get(key);
        if (!value.equals(known)) {
            map.put(key, value);
        }
    }
}
