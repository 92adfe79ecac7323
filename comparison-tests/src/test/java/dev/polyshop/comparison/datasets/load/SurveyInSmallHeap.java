package dev.polyshop.comparison.datasets.load;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.spec.Datasets;

/** A program that reads a data set and prints how much there was: to be started with little memory. */
final class SurveyInSmallHeap {

    private SurveyInSmallHeap() {}

    public static void main(String[] arguments) {
        try (Dataset data = Datasets.open(arguments[0], 1)) {
            System.out.println(
                    Survey.of(data, Intake.unwatched(), ImportProgress.SILENT).facts());
        }
    }
}
