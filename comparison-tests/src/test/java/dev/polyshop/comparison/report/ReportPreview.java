package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.SampleResults;
import java.nio.file.Path;

/** Draws the sample, to look at it. */
final class ReportPreview {

    private ReportPreview() {}

    public static void main(String[] arguments) {
        ReportFolder.prepare(Path.of(arguments[0])).write(SampleResults.complete());
    }
}
