package dev.polyshop.comparison.datasets.files;

import dev.polyshop.comparison.datasets.DatasetException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;

/**
 * The characters of a file, without its byte order mark. Tells apart what is wrong: a broken compression
 * ({@link DamagedFileException}: the rows before it are sound) and another encoding ({@link DatasetException}: no row
 * can be trusted). Bounds the length of a row, so that a quote which is never closed does not fill the memory.
 */
public final class InputReader extends Reader {

    /** The longest row in characters: more than all texts of a product together can have. */
    public static final int MAX_ROW = 8_000_000;

    private final InputFile file;
    private final FileChannel channel;
    private final Reader reader;
    private boolean started;
    private long sinceRow;

    InputReader(InputFile file, FileChannel channel, InputStream decompressed) {
        this.file = file;
        this.channel = channel;
        this.reader = new InputStreamReader(decompressed, file.decoder());
    }

    /** A new row begins: it may have {@link #MAX_ROW} characters again. */
    void beginRow() {
        sinceRow = 0;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (sinceRow > MAX_ROW) {
            throw new DamagedFileException("a row has more than " + MAX_ROW + " characters: is a quote not closed?");
        }
        try {
            int read = reader.read(buffer, offset, length);
            if (!started && read > 0) {
                started = true;
                if (buffer[offset] == '\uFEFF') {
                    System.arraycopy(buffer, offset + 1, buffer, offset, read - 1);
                    read = read == 1 ? reader.read(buffer, offset, length) : read - 1;
                }
            }
            sinceRow += Math.max(0, read);
            return read;
        } catch (CharacterCodingException e) {
            throw new DatasetException(
                    file.path() + " is not " + file.charset() + " text (before byte " + channel.position()
                            + "): convert it, or name its encoding",
                    e);
        } catch (EOFException | ZipException e) {
            throw new DamagedFileException(
                    "its compressed data is broken before byte " + channel.position() + " of " + channel.size() + " ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
