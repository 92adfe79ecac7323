package dev.polyshop.comparison.datasets.files;

import dev.polyshop.comparison.datasets.DatasetException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A text file to read, compressed by gzip or not: told by its first two bytes, whatever its name.
 *
 * @param path where it is
 * @param charset what its characters are encoded in
 */
public record InputFile(Path path, Charset charset) {

    private static final int GZIP_MAGIC_FIRST = 0x1F;
    private static final int GZIP_MAGIC_SECOND = 0x8B;

    /**
     * The file that a user names, by itself or by its folder.
     *
     * @param given the path as given
     * @param names what the file may be called in a folder; with {@code .gz} behind as well
     * @throws DatasetException if there is no such file to read
     */
    public static InputFile locate(String given, Charset charset, List<String> names) {
        Path path = path(given);
        if (Files.isDirectory(path)) {
            path = inFolder(path, names);
        }
        if (!Files.exists(path)) {
            throw new DatasetException("there is no file " + path + ": check the path");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new DatasetException(path + " cannot be read: check that it is a file and who may read it");
        }
        return new InputFile(path, charset);
    }

    /** The file's name, without folders. */
    public String name() {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    /**
     * Begins to read.
     *
     * @throws DatasetException if it cannot be opened
     */
    public InputReader open() {
        try {
            FileChannel channel = FileChannel.open(path);
            try {
                return new InputReader(this, channel, decompressed(channel));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatasetException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What stops at the first byte that is no text, instead of putting a question mark in its place. */
    CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static InputStream decompressed(FileChannel channel) throws IOException {
        InputStream raw = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        raw.mark(2);
        boolean gzip = raw.read() == GZIP_MAGIC_FIRST && raw.read() == GZIP_MAGIC_SECOND;
        raw.reset();
        return gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private static Path path(String given) {
        if (given.isBlank()) {
            throw new DatasetException("a path is missing: give the file or the folder that holds it");
        }
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw new DatasetException("not a path: " + given, e);
        }
    }

    private static Path inFolder(Path folder, List<String> names) {
        for (String name : names) {
            for (String ending : List.of("", ".gz")) {
                Path candidate = folder.resolve(name + ending);
                if (Files.exists(candidate)) {
                    return candidate;
                }
            }
        }
        throw new DatasetException(
                names.isEmpty()
                        ? folder + " is a folder: give the file in it"
                        : "folder " + folder + " holds no " + String.join(" or ", names)
                                + " (plain or with .gz): give the file itself");
    }
}
