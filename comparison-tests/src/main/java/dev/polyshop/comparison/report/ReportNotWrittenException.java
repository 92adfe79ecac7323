package dev.polyshop.comparison.report;

import java.io.IOException;
import java.nio.file.Path;

/** There are results, but the folder does not take the report. */
public final class ReportNotWrittenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReportNotWrittenException(Path folder, IOException cause) {
        super(
                "cannot write the report to " + folder + " (" + ReportFolder.reason(cause)
                        + "): make room there, or name another folder with --out",
                cause);
    }
}
