package dev.polyshop.comparison.datasets.files;

import dev.polyshop.comparison.datasets.DatasetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * One reading of a text file, line by line, blank lines passed over. No line takes more memory than the longest row.
 */
public final class TextLines implements AutoCloseable {

    private final InputFile file;
    private final InputReader reader;
    private final char[] buffer = new char[1 << 14];
    private int position;
    private int limit;
    private long number;
    private Optional<String> damage = Optional.empty();

    /** @throws DatasetException if the file cannot be opened */
    public TextLines(InputFile file) {
        this.file = file;
        this.reader = file.open();
    }

    /** The next line that is not blank; empty at the end, or where the file is damaged. */
    public Optional<TextLine> next() {
        try {
            StringBuilder line = new StringBuilder();
            while (damage.isEmpty()) {
                line.setLength(0);
                number++;
                boolean ended = !append(line);
                boolean tooLong = line.length() > InputReader.MAX_ROW;
                if (tooLong || !line.toString().isBlank()) {
                    return Optional.of(new TextLine(number, tooLong ? "" : line.toString(), tooLong));
                }
                if (ended) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        } catch (DamagedFileException e) {
            damage = Optional.of(file.name() + " is damaged at line " + number + ": " + e.getMessage()
                    + "; the rows before it are kept");
            return Optional.empty();
        } catch (IOException e) {
            throw new DatasetException(file.path() + " cannot be read at line " + number + ": " + e.getMessage(), e);
        }
    }

    /** Where and how the file is damaged, in a sentence, once that place was met. */
    public Optional<String> damage() {
        return damage;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file.path(), e);
        }
    }

    /** Reads up to the line end; returns whether there was one. What goes beyond the longest row is left out. */
    private boolean append(StringBuilder line) throws IOException {
        while (true) {
            if (position == limit) {
                reader.beginRow();
                position = 0;
                limit = Math.max(0, reader.read(buffer, 0, buffer.length));
                if (limit == 0) {
                    return false;
                }
            }
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            if (line.length() <= InputReader.MAX_ROW) {
                line.append(buffer, position, end - position);
            }
            boolean found = end < limit;
            position = found ? end + 1 : end;
            if (found) {
                if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
                    line.setLength(line.length() - 1);
                }
                return true;
            }
        }
    }
}
