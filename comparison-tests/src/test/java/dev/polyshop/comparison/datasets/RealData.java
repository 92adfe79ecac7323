package dev.polyshop.comparison.datasets;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the real data sets are: in the folder that {@code POLYSHOP_DATA} names, else in {@code ../shared/data} beside
 * the project. Tests that want them skip where they are not.
 */
public final class RealData {

    private RealData() {}

    /** The folder of this name; the test is skipped if there is none. */
    public static Path folder(String name) {
        Path base = Optional.ofNullable(System.getenv("POLYSHOP_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"));
        Path folder = base.resolve(name);
        assumeTrue(
                Files.isDirectory(folder),
                "the real data is not here: " + folder.toAbsolutePath().normalize()
                        + " (docs/data.md says where to get it; POLYSHOP_DATA names another place)");
        return folder;
    }
}
