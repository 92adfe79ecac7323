package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.behaviour.kit.LoadedData;
import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.load.LoadedRecords;
import dev.polyshop.comparison.report.ReportFolder;
import dev.polyshop.comparison.run.ImportPhase;
import dev.polyshop.comparison.run.Phase;
import dev.polyshop.contract.InvalidDataException;
import java.util.List;
import java.util.Optional;

/**
 * The data of a run, open until it ends.
 *
 * @param set the data, with the account of its reading; empty for none
 */
record OpenData(Optional<Accounted> set) implements AutoCloseable {

    /** No data. */
    static final OpenData NONE = new OpenData(Optional.empty());

    record Accounted(Dataset data, Intake intake) {}

    static OpenData of(Dataset data, Optional<ReportFolder> folder, boolean strict) {
        Intake intake = folder.map(each -> Intake.writing(each.rejected(), strict))
                .orElseGet(() -> strict ? Intake.strict() : Intake.unwatched());
        return new OpenData(Optional.of(new Accounted(data, intake)));
    }

    /** @throws InvalidDataException if there are no data */
    Dataset required() {
        return set.map(Accounted::data)
                .orElseThrow(() -> new InvalidDataException("this needs data: say which with --data"));
    }

    /** The import, if there are data. */
    List<Phase> imports() {
        return set.<Phase>map(one -> new ImportPhase(one.data(), one.intake())).stream()
                .toList();
    }

    /** The data as rules read them. */
    Optional<LoadedData> loaded() {
        return set.map(one -> new LoadedRecords(one.data()));
    }

    @Override
    public void close() {
        set.ifPresent(one -> {
            one.intake().close();
            one.data().close();
        });
    }
}
