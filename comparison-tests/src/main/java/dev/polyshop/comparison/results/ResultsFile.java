package dev.polyshop.comparison.results;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.polyshop.contract.InvalidDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code results.json}: written for people to read and diff (indented, keys in the order of the records), read
 * leniently, because keys are only ever added: unknown ones are passed over, missing lists are empty.
 */
public final class ResultsFile {

    /** The file's name in a report folder. */
    public static final String NAME = "results.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .withConfigOverride(
                    List.class, override -> override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(
                    Map.class, override -> override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private ResultsFile() {}

    /** The text of the file. */
    public static String toJson(RunResults results) {
        return JSON.writeValueAsString(results) + "\n";
    }

    /** Writes the file whole or not at all. */
    public static void write(RunResults results, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, toJson(results));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /**
     * Reads a file, or the one in a report folder.
     *
     * @throws InvalidDataException if it is not there or not a results file, with what is wrong with it
     */
    public static RunResults read(Path fileOrFolder) {
        Path file = Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve(NAME) : fileOrFolder;
        try {
            JsonNode tree = JSON.readTree(Files.readString(file));
            String schema = tree.path("schema").asString("");
            if (!schema.equals(RunResults.SCHEMA)) {
                throw new InvalidDataException(file + " is not a file of schema " + RunResults.SCHEMA
                        + (schema.isEmpty() ? ": it names no schema" : " but " + schema));
            }
            return JSON.treeToValue(tree, RunResults.class);
        } catch (NoSuchFileException e) {
            throw new InvalidDataException("there is no file " + file, e);
        } catch (IOException e) {
            throw new InvalidDataException("cannot read " + file + " (" + e.getMessage() + ")", e);
        } catch (JacksonException e) {
            throw new InvalidDataException(
                    file + " is not a results file: " + e.getOriginalMessage() + place(e.getLocation()), e);
        }
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location != null && location.getLineNr() > 0
                ? " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")"
                : "";
    }
}
