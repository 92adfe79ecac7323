package dev.polyshop.document.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;

/** Reads the commands and pipelines that lie beside a class as files. */
public final class Resources {

    private Resources() {}

    /** A file's text, by its path relative to the class's package. */
    public static String text(Class<?> beside, String path) {
        try (InputStream in = beside.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path + " beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stages of a pipeline that is kept as {@code {"pipeline": [...]}}. */
    public static List<Document> pipeline(Class<?> beside, String path) {
        return Document.parse(text(beside, path)).getList("pipeline", Document.class);
    }
}
