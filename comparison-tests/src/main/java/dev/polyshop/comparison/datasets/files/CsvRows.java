package dev.polyshop.comparison.datasets.files;

import dev.polyshop.comparison.datasets.DatasetException;
import dev.polyshop.comparison.datasets.RejectionReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One reading of a CSV file with a header (RFC 4180, any line ends, blank lines passed over), row by row. */
public final class CsvRows implements AutoCloseable {

    private final InputFile file;
    private final InputReader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private Optional<String> damage = Optional.empty();
    /** The line on which a row broke off: what the parser finds next on it is the rest of that row. */
    private long brokenLine;

    /**
     * Opens the file and reads its header.
     *
     * @param delimiter what stands between values
     * @throws DatasetException if the file cannot be read or is empty
     */
    public CsvRows(InputFile file, char delimiter) {
        this.file = file;
        this.reader = file.open();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .get();
        try {
            this.parser =
                    CSVParser.builder().setReader(reader).setFormat(format).get();
        } catch (IOException e) {
            close(e);
            throw new DatasetException(file.path() + " cannot be read: " + e.getMessage(), e);
        }
        this.records = parser.iterator();
        this.header = readHeader();
    }

    /** The names in the first row, without white space around them. */
    public List<String> header() {
        return header;
    }

    /** The next row; empty at the end, or where the file is damaged. */
    public Optional<CsvRow> next() {
        while (damage.isEmpty()) {
            reader.beginRow();
            long before = parser.getCurrentLineNumber();
            try {
                if (!records.hasNext()) {
                    return Optional.empty();
                }
                CSVRecord row = records.next();
                if (parser.getCurrentLineNumber() <= brokenLine) {
                    continue;
                }
                return Optional.of(row(firstLine(row, before), row));
            } catch (UncheckedIOException e) {
                Optional<CsvRow> faulty = failed(before + 1, cause(e));
                if (faulty.isPresent()) {
                    return faulty;
                }
            }
        }
        return Optional.empty();
    }

    /** Where and how the file is damaged, in a sentence, once a row was met that cannot be gone beyond. */
    public Optional<String> damage() {
        return damage;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file.path(), e);
        }
    }

    private CsvRow row(long line, CSVRecord row) {
        if (row.size() != header.size()) {
            return CsvRow.faulty(
                    line,
                    RejectionReason.COLUMN_COUNT,
                    "the row has " + row.size() + " columns, the header " + header.size());
        }
        return CsvRow.of(line, row.toList());
    }

    /** A broken row is passed over; broken compression and a quote left open until the end are not. */
    private Optional<CsvRow> failed(long line, IOException failure) {
        boolean endless = String.valueOf(failure.getMessage()).contains("EOF");
        if (failure instanceof CSVException && !endless) {
            brokenLine = parser.getCurrentLineNumber();
            return Optional.of(CsvRow.faulty(
                    line, RejectionReason.MALFORMED, "a quote stands in the middle of a value or is not closed"));
        }
        String what = endless ? "a quote opened there is not closed" : String.valueOf(failure.getMessage());
        damage = Optional.of(
                file.name() + " is damaged at line " + line + ": " + what + "; the rows before it are kept");
        return Optional.empty();
    }

    /** A record that spans lines ends on the current line; the parser skips blank lines before it. */
    private long firstLine(CSVRecord row, long before) {
        long breaksWithin = row.stream()
                .mapToLong(value -> value.chars().filter(c -> c == '\n').count())
                .sum();
        return Math.max(before + 1, parser.getCurrentLineNumber() - breaksWithin);
    }

    private List<String> readHeader() {
        try {
            reader.beginRow();
            if (records.hasNext()) {
                return records.next().stream().map(String::strip).toList();
            }
        } catch (UncheckedIOException e) {
            close(e);
            throw new DatasetException(file.path() + " has no readable header: " + cause(e).getMessage(), e);
        } catch (DatasetException e) {
            close(e);
            throw e;
        }
        close();
        throw new DatasetException(file.path() + " is empty: it needs a header and rows");
    }

    private static IOException cause(UncheckedIOException wrapped) {
        return wrapped.getCause() instanceof IOException cause ? cause : new IOException(wrapped);
    }

    private void close(Exception reason) {
        try {
            reader.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
