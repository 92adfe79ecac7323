package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.results.Profile;
import java.util.List;
import picocli.CommandLine.Option;

/** How a run goes. */
final class RunOptions {

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "How much to do: quick, standard or thorough. Default: quick.")
    private Profile profile = Profile.QUICK;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of everything random: the same seed gives the same plan. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ID",
            description = "Only these checks, as in ORD-02 or 'CAT-*'. Default: all.")
    private List<String> only = List.of();

    @Option(names = "--keep", description = "Leave the data on servers that were given.")
    private boolean keep;

    Profile profile() {
        return profile;
    }

    long seed() {
        return seed;
    }

    List<String> only() {
        return only;
    }

    boolean keep() {
        return keep;
    }
}
