package dev.polyshop.comparison.reference;

import dev.polyshop.contract.ImportReport;
import java.util.List;

/** The reports of bulk imports. */
final class ReferenceImports {

    private ReferenceImports() {}

    static ImportReport report(long accepted, List<ImportReport.Rejection> rejections) {
        List<ImportReport.Rejection> listed =
                rejections.stream().limit(ImportReport.MAX_LISTED).toList();
        return new ImportReport(accepted, rejections.size(), listed);
    }
}
