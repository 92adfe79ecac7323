package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.ResultsFile;
import dev.polyshop.comparison.results.RunResults;
import dev.polyshop.contract.InvalidDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that a run writes to: {@code results.json}, the reports drawn from it, the log, and the list of rows kept
 * out. It takes the place of an earlier run's, and of nothing else.
 *
 * @param path the folder
 */
public record ReportFolder(Path path) {

    private static final String LOG = "polyshop.log";

    private static final String REJECTED = "rejected.csv";

    private static final String HISTOGRAMS = "histograms";

    private static final Set<String> OWN =
            Set.of(ResultsFile.NAME, HtmlReport.NAME, MarkdownReport.NAME, LOG, REJECTED, HISTOGRAMS);

    /**
     * Makes the folder, or takes one that holds nothing but an earlier report.
     *
     * @throws InvalidDataException if it holds anything else, or cannot be written
     */
    public static ReportFolder prepare(Path path) {
        try {
            if (Files.isDirectory(path)) {
                refuseForeignFiles(path);
            }
            Files.createDirectories(path);
            Path probe = Files.createTempFile(path, ".polyshop", ".part");
            Files.delete(probe);
        } catch (FileAlreadyExistsException e) {
            throw new InvalidDataException("the report folder " + path + " is a file: name another one with --out", e);
        } catch (IOException e) {
            throw new InvalidDataException(
                    "cannot write to the report folder " + path + " (" + reason(e) + "): name another one with --out",
                    e);
        }
        return new ReportFolder(path);
    }

    /** Where the libraries' messages go. */
    public Path log() {
        return path.resolve(LOG);
    }

    /** Where the rows of the data go that are kept out. */
    public Path rejected() {
        return path.resolve(REJECTED);
    }

    /** Where whole histograms go, one {@code .hlog} file for each store, workload and operation. */
    public Path histograms() {
        return path.resolve(HISTOGRAMS);
    }

    /**
     * Writes the results and the reports drawn from them, and removes histograms of an earlier run that measured what
     * this one did not.
     *
     * @throws ReportNotWrittenException if there is no room, or something else is in the way
     */
    public void write(RunResults results) {
        ReportView view = ReportView.of(results);
        try {
            ResultsFile.write(results, path.resolve(ResultsFile.NAME));
            Files.writeString(path.resolve(HtmlReport.NAME), HtmlReport.draw(view));
            Files.writeString(path.resolve(MarkdownReport.NAME), MarkdownReport.draw(view));
            if (results.latency().isEmpty()) {
                removeHistograms(path.resolve(HISTOGRAMS));
            }
        } catch (UncheckedIOException e) {
            throw new ReportNotWrittenException(path, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw new ReportNotWrittenException(path, e);
        }
    }

    private static void refuseForeignFiles(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !OWN.contains(name) && !name.endsWith(".part"))
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> {
                        throw new InvalidDataException("the report folder " + path + " holds something else (" + name
                                + "): name an empty one or a new one with --out");
                    });
        }
        if (Files.exists(path.resolve(ResultsFile.NAME))) {
            ResultsFile.read(path);
        }
    }

    /** Those of the earlier run; a folder of that name that holds anything else stays, and cannot be written to. */
    private static void removeHistograms(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".hlog")).toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    static String reason(IOException e) {
        String message = e.getMessage();
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return message == null ? kind : kind + ": " + message;
    }
}
