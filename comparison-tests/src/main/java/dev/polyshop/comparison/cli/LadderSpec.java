package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.generated.DataSize;
import dev.polyshop.comparison.datasets.generated.GeneratedDataset;
import dev.polyshop.comparison.latency.Ladder;
import dev.polyshop.comparison.latency.LatencyProfile;
import dev.polyshop.comparison.latency.ShopOperation;
import dev.polyshop.comparison.run.LadderPhase;
import dev.polyshop.comparison.run.LadderPhase.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A ladder as people ask for it: {@code data}, {@code workers}, or with its steps, {@code data=1k,100k}.
 *
 * @param over what is varied
 * @param sizes the steps, rising
 */
record LadderSpec(Ladder.Over over, List<Integer> sizes) {

    private static final List<Integer> DATA = List.of(1_000, 10_000, 100_000);
    private static final List<Integer> WORKERS = List.of(1, 2, 4, 8, 16, 32);

    /** The phase that climbs it. */
    LadderPhase phase(Dataset dataset, List<ShopOperation> operations, LatencyProfile profile, long seed) {
        List<Step> steps = switch (over) {
            case ORDERS ->
                sizes.stream()
                        .map(orders -> new Step(orders, new GeneratedDataset(size(orders), seed), 1))
                        .toList();
            case WORKERS ->
                sizes.stream()
                        .map(workers -> new Step(workers, dataset, workers))
                        .toList();
        };
        return new LadderPhase(new Ladder(over, seed), steps, operations, profile);
    }

    private static DataSize size(int orders) {
        return Arrays.stream(DataSize.values())
                .filter(size -> size.orders() == orders)
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "there are no generated data of " + orders + " orders, only of 1k, 10k, 100k and 1M"));
    }

    /** Reads one from the command line. */
    static final class Converter implements ITypeConverter<LadderSpec> {

        @Override
        public LadderSpec convert(String text) {
            String[] parts = text.split("=", 2);
            Ladder.Over over = switch (parts[0]) {
                case "data" -> Ladder.Over.ORDERS;
                case "workers" -> Ladder.Over.WORKERS;
                default ->
                    throw new TypeConversionException(
                            "'" + text + "' is no ladder; there are data and workers, as in data=1k,10k");
            };
            List<Integer> sizes = parts.length == 2
                    ? Stream.of(parts[1].split(","))
                            .map(Converter::number)
                            .sorted()
                            .distinct()
                            .toList()
                    : over == Ladder.Over.ORDERS ? DATA : WORKERS;
            if (sizes.size() < 2) {
                throw new TypeConversionException("'" + text + "' is no ladder: it takes two different steps");
            }
            if (over == Ladder.Over.ORDERS) {
                sizes.forEach(LadderSpec::size);
            } else if (sizes.getFirst() < 1 || sizes.getLast() > 1_024) {
                throw new TypeConversionException("workers are not within 1 to 1,024 in '" + text + "'");
            }
            return new LadderSpec(over, sizes);
        }

        private static int number(String text) {
            String digits = text.toLowerCase(Locale.ROOT).replace("k", "000").replace("m", "000000");
            try {
                return Integer.parseInt(digits);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is not a number such as 8, 10k or 1M");
            }
        }
    }
}
