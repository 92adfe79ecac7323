package dev.polyshop.comparison.cli;

import picocli.CommandLine.Command;

/** {@code polyshop} by itself: says what there is, and that a command is missing. */
@Command(
        name = "polyshop",
        description = "One shop over PostgreSQL, MongoDB, Redis and Elasticsearch, compared side by side.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:as expected",
            "1:a difference that no store declares, or a failure",
            "2:wrong usage",
            "3:a store could not be reached or started"
        },
        footer = {"", "Begin with:  polyshop compare"})
final class PolyshopCommand {}
