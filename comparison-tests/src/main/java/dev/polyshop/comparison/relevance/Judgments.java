package dev.polyshop.comparison.relevance;

import dev.polyshop.contract.InvalidDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What people said of products as answers to queries.
 *
 * @param byQuery for each query, the ratings by SKU: 0 (wrong) to 3 (just right)
 */
public record Judgments(Map<String, Map<String, Integer>> byQuery) {

    /** The highest rating. */
    public static final int BEST = 3;

    private static final List<String> COLUMNS = List.of("query", "docid", "rating");

    /**
     * Reads a CSV file with the columns {@code query}, {@code docid} and {@code rating}.
     *
     * @throws InvalidDataException if it cannot be read or a line is wrong, with the line and the reason
     */
    public static Judgments read(Path file) {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return parse(file.getFileName().toString(), in);
        } catch (IOException e) {
            throw new InvalidDataException("the judgments " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Finds the judgments that come with a catalogue: the one CSV file of this form in its folder.
     *
     * @param data the catalogue's file or folder
     * @throws InvalidDataException if there is none, or several
     */
    public static Path beside(Path data) {
        Path folder = Files.isDirectory(data) ? data : data.toAbsolutePath().getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".csv"))
                    .filter(Judgments::hasColumns)
                    .toList();
            if (found.size() == 1) {
                return found.getFirst();
            }
        } catch (IOException e) {
            throw new InvalidDataException("the folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
        throw new InvalidDataException("there is not one CSV file with the columns " + String.join(", ", COLUMNS)
                + " in " + folder + ": say which with --judgments");
    }

    private static boolean hasColumns(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = in.readLine();
            return header != null && List.of(header.split(",")).containsAll(COLUMNS);
        } catch (IOException e) {
            return false;
        }
    }

    static Judgments parse(String source, Reader in) throws IOException {
        Map<String, Map<String, Integer>> byQuery = new LinkedHashMap<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(in, format)) {
            for (String column : COLUMNS) {
                if (!rows.getHeaderMap().containsKey(column)) {
                    throw new InvalidDataException(source + " has no column " + column);
                }
            }
            for (CSVRecord row : rows) {
                byQuery.computeIfAbsent(row.get("query"), query -> new LinkedHashMap<>())
                        .put(row.get("docid"), rating(source, rows.getCurrentLineNumber(), row.get("rating")));
            }
        }
        if (byQuery.isEmpty()) {
            throw new InvalidDataException(source + " holds no judgments");
        }
        return new Judgments(Collections.unmodifiableMap(byQuery));
    }

    private static int rating(String source, long line, String text) {
        if (text.matches("[0-" + BEST + "]")) {
            return Integer.parseInt(text);
        }
        throw new InvalidDataException(source + ", line " + line + ": the rating is not 0 to " + BEST + ": " + text);
    }
}
